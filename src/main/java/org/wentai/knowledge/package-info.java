/**
 * Keeps the index in step with the knowledge folder.
 *
 * <p>May import {@code source}, which reads the folder, and {@code index}, which searches what was
 * read. Every channel opens a {@link org.wentai.knowledge.KnowledgeBase} and asks its serving
 * generation; none builds an index by itself.
 *
 * <p>What always holds: each knowledge folder has an index folder of its own below the data folder,
 * so asking one folder never disturbs the index of another; an index is fresh when names, sizes and
 * times of the files are those it was built from, under the same settings.
 */
@org.jspecify.annotations.NullMarked
package org.wentai.knowledge;
