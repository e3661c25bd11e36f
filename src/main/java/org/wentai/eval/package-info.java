/**
 * Reads question files and scores answers.
 *
 * <p>It stands above {@code chat}, because what is scored is the answer as people get it, with its
 * labels, and below {@code terminal}, which only prints the result: so the scoring can be tested
 * with answers made by hand, and a reload's golden questions can use it without a terminal. {@link
 * org.wentai.eval.ThresholdProposal} reads what votes say about the threshold. May import {@code
 * chat}, {@code answer}, {@code store}, {@code index}, {@code forum} and Jackson's core.
 *
 * <p>What always holds: each citation is compared here with the stored post again, whatever the
 * answer claims of itself; scoring knows nothing of any thread or question.
 */
@org.jspecify.annotations.NullMarked
package org.wentai.eval;
