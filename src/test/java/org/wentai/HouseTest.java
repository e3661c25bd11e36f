package org.wentai;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** The shape of the house: which package may use which, and which may use what from outside. */
@AnalyzeClasses(packages = "org.wentai", importOptions = DoNotIncludeTests.class)
class HouseTest {
  /** Each package, and those it may use. A package that is not here is not part of the house. */
  private static final Map<String, List<String>> MAY_USE =
      Map.ofEntries(
          Map.entry("forum", List.of()),
          Map.entry("text", List.of("forum")),
          Map.entry("source", List.of("text", "forum")),
          Map.entry("index", List.of("text", "forum")),
          Map.entry("store", List.of("forum")),
          Map.entry("answer", List.of("index", "text", "forum")),
          Map.entry("settings", List.of("answer", "store", "index")),
          Map.entry("knowledge", List.of("source", "index", "store", "forum")),
          Map.entry(
              "chat",
              List.of(
                  "crawl",
                  "alert",
                  "answer",
                  "settings",
                  "knowledge",
                  "store",
                  "source",
                  "index",
                  "text",
                  "forum")),
          Map.entry("eval", List.of("chat", "answer", "store", "index", "forum")),
          Map.entry(
              "alert",
              List.of(
                  "knowledge", "settings", "answer", "store", "index", "source", "text", "forum")),
          Map.entry("crawl", List.of("alert", "knowledge", "settings", "store", "source", "forum")),
          Map.entry(
              "telegram",
              List.of(
                  "chat",
                  "eval",
                  "crawl",
                  "alert",
                  "settings",
                  "knowledge",
                  "answer",
                  "store",
                  "index",
                  "text",
                  "forum")),
          Map.entry(
              "terminal",
              List.of(
                  "chat",
                  "eval",
                  "crawl",
                  "alert",
                  "settings",
                  "knowledge",
                  "answer",
                  "store",
                  "index",
                  "source",
                  "text",
                  "forum")),
          Map.entry(
              "app",
              List.of(
                  "terminal",
                  "telegram",
                  "crawl",
                  "alert",
                  "chat",
                  "eval",
                  "crawl",
                  "alert",
                  "settings",
                  "knowledge",
                  "answer",
                  "store",
                  "index",
                  "source",
                  "text",
                  "forum")));

  /** Each library, and the only packages that may name its types. */
  private static final Map<String, List<String>> USED_BY =
      Map.ofEntries(
          Map.entry("org.apache.lucene", List.of("index", "alert")),
          Map.entry("ai.onnxruntime", List.of("index")),
          Map.entry("ai.djl", List.of("index")),
          Map.entry("dev.langchain4j", List.of("index")),
          Map.entry("org.jsoup", List.of("source")),
          Map.entry("org.jline", List.of("terminal", "app")),
          Map.entry("picocli", List.of("terminal", "app")),
          Map.entry("org.jdbi", List.of("store")),
          Map.entry("org.flywaydb", List.of("store")),
          Map.entry("com.zaxxer", List.of("store")),
          Map.entry("java.sql", List.of("store")),
          Map.entry("org.telegram", List.of("telegram")),
          Map.entry("okhttp3", List.of("telegram", "source")),
          Map.entry("io.micrometer", List.of("telegram", "app")),
          Map.entry("org.knowm", List.of("chat")),
          Map.entry(
              "com.fasterxml.jackson",
              List.of(
                  "source",
                  "index",
                  "answer",
                  "settings",
                  "eval",
                  "chat",
                  "telegram",
                  "terminal",
                  "app")),
          Map.entry("ch.qos.logback", List.of("app")));

  @ArchTest
  static void dependenciesRunOneWay(JavaClasses house) {
    LayeredArchitecture layers =
        layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
    for (String name : MAY_USE.keySet()) {
      layers = layers.layer(name).definedBy(within(name));
    }
    for (var rule : MAY_USE.entrySet()) {
      layers = allow(layers, rule.getKey(), rule.getValue());
    }
    layers.ensureAllClassesAreContainedInArchitecture().check(house);
  }

  @ArchTest
  static void librariesStayWhereTheyBelong(JavaClasses house) {
    USED_BY.forEach(
        (library, users) ->
            noClasses()
                .that()
                .resideOutsideOfPackages(
                    users.stream().map(HouseTest::within).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library + "..")
                .check(house));
  }

  @ArchTest
  static final ArchRule noPackageCycles =
      slices().matching("org.wentai.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule theDomainNeedsOnlyTheJdk =
      classes()
          .that()
          .resideInAPackage(within("forum"))
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(within("forum"), "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule packagesAreNamedForWhatTheyHold =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..utils..", "..common..", "..impl..", "..manager..");

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .should(
              be(
                  describe(
                      "in a package whose package-info says @NullMarked",
                      type -> type.getPackage().isAnnotatedWith(NullMarked.class))));

  private static LayeredArchitecture allow(
      LayeredArchitecture layers, String name, List<String> used) {
    var layer = layers.whereLayer(name);
    return used.isEmpty()
        ? layer.mayNotAccessAnyLayer()
        : layer.mayOnlyAccessLayers(used.toArray(String[]::new));
  }

  private static String within(String name) {
    return "org.wentai." + name + "..";
  }
}
