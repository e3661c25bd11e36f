/**
 * Chinese text as forums write it: folding, sentence breaking, tokens.
 *
 * <p>Imports {@code forum} only. What always holds: nothing here changes the length of a text, so
 * every offset it gives is an offset into the post as stored; a token's text is folded.
 */
@org.jspecify.annotations.NullMarked
package org.wentai.text;
