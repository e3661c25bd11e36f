package org.wentai.index;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;

/**
 * Keeps the model and ONNX Runtime's native libraries unpacked in a folder. Left to itself the
 * runtime unpacks them anew at every start.
 */
final class NativeFiles {
  private static final String PATH_PROPERTY = "onnxruntime.native.path";

  private NativeFiles() {}

  /**
   * Unpacks ONNX Runtime's libraries for this system and points the runtime to them; does nothing
   * where the runtime's jar has none for it, or somebody else pointed it elsewhere.
   */
  static void unpackRuntime(Path folder) throws IOException {
    String packed = "/ai/onnxruntime/native/" + system() + "/";
    var libraries = List.of("onnxruntime", "onnxruntime4j_jni");
    boolean known =
        libraries.stream()
            .map(l -> NativeFiles.class.getResource(packed + System.mapLibraryName(l)))
            .allMatch(java.util.Objects::nonNull);
    if (!known || System.getProperty(PATH_PROPERTY) != null) {
      return;
    }
    for (String library : libraries) {
      unpack(packed + System.mapLibraryName(library), folder);
    }
    System.setProperty(PATH_PROPERTY, folder.toAbsolutePath().toString());
  }

  /** The resource as a file of {@code folder}, written when it is not there in the same length. */
  static Path unpack(String resource, Path folder) throws IOException {
    URL url = NativeFiles.class.getResource(resource);
    if (url == null) {
      throw new IOException(resource + " is not on the class path");
    }
    Path file = folder.resolve(resource.substring(resource.lastIndexOf('/') + 1));
    URLConnection packed = url.openConnection();
    if (Files.exists(file) && Files.size(file) == packed.getContentLengthLong()) {
      return file;
    }
    try (InputStream in = packed.getInputStream()) {
      write(in, file);
    }
    return file;
  }

  /** Makes a file's content. */
  interface Maker {
    byte[] make() throws IOException;
  }

  /** The file {@code name} of {@code folder}, made when it is not there. */
  static Path made(String name, Path folder, Maker maker) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      write(new ByteArrayInputStream(maker.make()), file);
    }
    return file;
  }

  private static void write(InputStream in, Path file) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path aside = Files.createTempFile(folder, file.getFileName().toString(), ".part");
    try {
      Files.copy(in, aside, StandardCopyOption.REPLACE_EXISTING);
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(aside);
    }
  }

  /** This system as ONNX Runtime's jar names it. */
  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String os = name.contains("win") ? "win" : name.contains("mac") ? "osx" : "linux";
    String arch = System.getProperty("os.arch");
    return os + "-" + (arch.equals("aarch64") || arch.equals("arm64") ? "aarch64" : "x64");
  }
}
