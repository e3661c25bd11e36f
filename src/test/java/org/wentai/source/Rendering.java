package org.wentai.source;

import java.util.Optional;
import org.wentai.forum.ForumThread;
import org.wentai.forum.Post;

/** Writes all that was read of a thread as lines, for comparing with a golden file. */
final class Rendering {
  private Rendering() {}

  static String of(ForumThread thread) {
    StringBuilder out = new StringBuilder();
    var head = thread.head();
    out.append("thread ").append(head.id()).append(" | ").append(head.title()).append('\n');
    out.append("file ").append(head.file()).append(" | board ").append(shown(head.board()));
    out.append(" | address ").append(shown(head.address())).append('\n');
    out.append("views ").append(head.views().stream().boxed().toList());
    out.append(" | replies ").append(head.replies().stream().boxed().toList()).append('\n');
    thread.posts().forEach(post -> write(post, out));
    return out.toString();
  }

  private static void write(Post post, StringBuilder out) {
    out.append("\n#").append(post.floor()).append(" pid ");
    out.append(post.pid().stream().boxed().toList()).append(" | ").append(shown(post.author()));
    out.append(" | ").append(shown(post.origin())).append(" | ").append(shown(post.group()));
    out.append(" | ").append(shown(post.postedAt()));
    post.editedAt().ifPresent(at -> out.append(" edited ").append(at));
    out.append(" | ").append(shown(post.client()));
    out.append('\n');
    post.ratings().forEach(r -> out.append("rating ").append(r.asText()).append('\n'));
    post.attachments()
        .forEach(
            a ->
                out.append(a.kind())
                    .append(' ')
                    .append(a.name())
                    .append(" | ")
                    .append(shown(a.address()))
                    .append('\n'));
    post.sections()
        .forEach(
            s ->
                out.append("section ")
                    .append(s.title())
                    .append(" | ")
                    .append(s.span().start())
                    .append('-')
                    .append(s.span().end())
                    .append('\n'));
    post.quotes()
        .forEach(
            q -> out.append("quote ").append(q.of(post.text()).replace("\n", "⏎")).append('\n'));
    post.text().lines().forEach(line -> out.append("  ").append(line).append('\n'));
  }

  private static String shown(Optional<?> value) {
    return value.map(Object::toString).orElse("-");
  }
}
