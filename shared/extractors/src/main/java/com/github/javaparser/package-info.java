/**
 * A quicker reader of tokens for JavaParser, and a bound for how far it looks ahead in them. They
 * stand in JavaParser's own package, since what links a token to what the tree shows of it, and
 * what sets the parser's source of tokens, is visible nowhere else; nothing else of ours belongs
 * here.
 */
package com.github.javaparser;
