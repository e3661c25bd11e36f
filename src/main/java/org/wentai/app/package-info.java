/** Guide to be written. */
@org.jspecify.annotations.NullMarked
package org.wentai.app;
