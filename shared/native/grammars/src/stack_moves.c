// Included by runtime.c: the two moves of the runtime's stack that a parse mostly makes, without what only branches need.

#include <stack.h>
#define ts_stack_push push_any
#define ts_stack_pop_count pop_any
#include <stack.c>
#undef ts_stack_push
#undef ts_stack_pop_count

// A node of the stack has room for eight links, of which nearly all use one: only that is written.
void ts_stack_push(Stack *stack, StackVersion version, Subtree subtree, bool pending, TSStateId state) {
  if (!subtree.ptr || stack->node_pool.size == 0) {
    push_any(stack, version, subtree, pending, state);
    return;
  }
  StackHead *head = array_get(&stack->heads, version);
  StackNode *below = head->node;
  StackNode *node = array_pop(&stack->node_pool);
  node->state = state;
  node->position = length_add(below->position, ts_subtree_total_size(subtree));
  node->links[0] = (StackLink){.node = below, .subtree = subtree, .is_pending = pending};
  node->link_count = 1;
  node->ref_count = 1;
  node->error_cost = below->error_cost + ts_subtree_error_cost(subtree);
  node->node_count = below->node_count + stack__subtree_node_count(subtree);
  node->dynamic_precedence = below->dynamic_precedence + ts_subtree_dynamic_precedence(subtree);
  head->node = node;
}

// Nearly always one way leads down the stack, without branches to follow.
StackSliceArray ts_stack_pop_count(Stack *stack, StackVersion version, uint32_t count) {
  StackNode *top = array_get(&stack->heads, version)->node;
  StackNode *bottom = top;
  uint32_t length = 0;
  for (uint32_t left = count; left > 0; length++) {
    if (bottom->link_count != 1 || !bottom->links[0].subtree.ptr) return pop_any(stack, version, count);
    if (!ts_subtree_extra(bottom->links[0].subtree)) left--;
    bottom = bottom->links[0].node;
  }
  SubtreeArray subtrees = array_new();
  // With room for the parent that these are to have, which lies behind them.
  array_reserve(&subtrees, (uint32_t)(ts_subtree_alloc_size(length) / sizeof(Subtree)));
  subtrees.size = length;
  StackNode *node = top;
  for (uint32_t i = length; i > 0; i--) {
    Subtree subtree = node->links[0].subtree;
    ts_subtree_retain(subtree);
    subtrees.contents[i - 1] = subtree;
    node = node->links[0].node;
  }
  array_clear(&stack->slices);
  ts_stack__add_slice(stack, version, bottom, &subtrees);
  return stack->slices;
}
