/**
 * What can be configured: the keys, the file {@code config/wentai.yaml}, the environment.
 *
 * <p>May import {@code index}, {@code answer} and {@code store}, whose settings it fills, and
 * Jackson's YAML parser. Commands and channels take the {@link org.wentai.settings.Settings} and
 * never read the file or the environment themselves.
 *
 * <p>What always holds: a wrong setting is refused with a {@link
 * org.wentai.settings.SettingsException} whose message names the key, where it stands and the mend;
 * no other exception leaves this package for whatever the file contains. To add a key: add it to
 * {@link org.wentai.settings.Settings} and to {@code Key}, and comment it in the file.
 */
@org.jspecify.annotations.NullMarked
package org.wentai.settings;
