export const View = <T,>({ items }: Props<T>): JSX.Element => (
  <List<T> render={(item: T) => <Item key={item.id} />}>{items.length as number}</List>
);
