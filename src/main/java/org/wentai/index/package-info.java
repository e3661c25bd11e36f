/**
 * The index of all posts: built in generations, searched by words and by vectors.
 *
 * <p>{@link org.wentai.index.Generations} is the way in: {@code build} reads a {@link
 * org.wentai.index.ThreadFeed} once and makes a new generation serve; {@code serve} runs work on
 * the serving {@link org.wentai.index.Generation}, which finds passages ({@link
 * org.wentai.index.Hit}), hands back posts exactly as they were read, and tells how rare a term is.
 *
 * <p>Imports {@code forum} and {@code text}. ONNX Runtime is used here and nowhere else, Lucene
 * here and in the matcher of {@code alert}; no type of theirs leaves.
 *
 * <h2>How it works</h2>
 *
 * <ul>
 *   <li>A post's own text (not what it quotes) is cut into passages of whole sentences ({@code
 *       Passages}). The text is stored once, with the post; passages refer to it by offsets.
 *   <li>The words index has single characters, pairs of characters, and the titles' pairs, all of
 *       folded text ({@code Units}), so traditional, simplified, full and half width find each
 *       other.
 *   <li>The vectors index has one unit vector a sentence. A sentence that was embedded before is
 *       not embedded again ({@code KnownVectors}). Sentences of one length are embedded together
 *       ({@code SentenceBatch}), by a model put together for it ({@code SentenceGraph}).
 *   <li>Where many sentences are new, a generation serves by words, and another one, of the same
 *       words with vectors, takes its place when they are embedded ({@code VectorsBehind}).
 *   <li>A search takes the best by words and the best by vectors, scores each by both, and adds how
 *       much of the question stands in the passage's best sentence ({@code Fusion}, {@code
 *       Coverage}). Whoever says a thing first stands before those who repeat it ({@code
 *       FirstMention}).
 *   <li>Where {@code index.vectors} is on, a small reading model looks for the answer in windows of
 *       sentences ({@code Generation.read}, {@code SpanReader}).
 *   <li>A generation is built in a folder aside, checked, renamed, and named by the file {@code
 *       current}, which is replaced atomically ({@code DataFolder}).
 * </ul>
 *
 * <h2>What always holds</h2>
 *
 * <ul>
 *   <li>A complete generation is never changed. A build killed at any moment leaves the serving one
 *       as it was.
 *   <li>A generation is not closed while somebody is served by it.
 *   <li>Passages of a post are disjoint, and cover all of its own text that is not blank; sentences
 *       of a passage likewise, and each has at most 200 UTF-16 units.
 *   <li>The same threads, in the same order, with the same settings give the same hits in the same
 *       order; the same sentence has the same vector, whatever is embedded beside it.
 *   <li>Where the embedding model does not load, all works by words, and a warning says so.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package org.wentai.index;
