/**
 * Answers questions with the posts' own words, or says that the posts do not tell.
 *
 * <p>{@link org.wentai.answer.Answerer} is the way in: a {@link org.wentai.answer.Question} and the
 * serving {@link org.wentai.index.Generation} in, an {@link org.wentai.answer.Answer} out. {@code
 * Several} has each of several questions answered. {@code Reading} fills in a follow-up, turns
 * English words into Chinese ones and takes the question apart; then three are tried in turn:
 * {@code RecordAnswers} (views, times, ratings), {@code ReplyAnswers} (what a floor or the replies
 * say), {@code TextAnswers} (what posts say). The last ranks sentences ({@code Candidates}, {@code
 * Features}, {@code Ranker}), has the first of them read ({@code CloseReading}) and ranks them anew
 * ({@code Reranker}), asks {@code Confidence} whether the best is sure enough, and lets {@code
 * Selection} and {@code Snippets} choose what to quote. {@link org.wentai.answer.ModelFit} fits the
 * weights; {@code docs/fitting.md} tells how.
 *
 * <p>Imports {@code index}, {@code text} and {@code forum}. Knows nothing of channels, settings
 * files or languages of the interface.
 *
 * <p>What always holds:
 *
 * <ul>
 *   <li>{@link org.wentai.answer.Evidence} whose words are not in its post, or in its record,
 *       cannot be made; nor an answer with a line that no citation holds. So no channel can skip
 *       the check.
 *   <li>An answer has 1 to 3 citations of at most 200 UTF-16 units each, and at most 400 units
 *       itself.
 *   <li>An answer from what posts say is at least as sure as the threshold; one from a record or a
 *       named floor has a fixed confidence and does not ask the threshold.
 *   <li>Answering changes nothing: the same question over the same generation gets the same answer.
 *       What was asked before comes in with the question.
 *   <li>No rule, list or weight is about one thread.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package org.wentai.answer;
