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
          Map.entry("settings", List.of("answer", "index")),
          Map.entry("knowledge", List.of("source", "index", "forum")),
          Map.entry(
              "chat",
              List.of("answer", "settings", "knowledge", "store", "index", "text", "forum")),
          Map.entry("eval", List.of("chat", "answer", "index", "forum")),
          Map.entry("alert", List.of("answer", "store", "index", "text", "forum")),
          Map.entry("telegram", List.of("chat", "alert", "answer", "store", "index", "forum")),
          Map.entry(
              "terminal",
              List.of(
                  "chat",
                  "eval",
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
                  "alert",
                  "chat",
                  "eval",
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
      Map.of(
          "org.apache.lucene", List.of("index"),
          "ai.onnxruntime", List.of("index"),
          "ai.djl", List.of("index"),
          "dev.langchain4j", List.of("index"),
          "org.jsoup", List.of("source"),
          "org.jline", List.of("terminal", "app"),
          "picocli", List.of("terminal", "app"),
          "com.fasterxml.jackson",
              List.of(
                  "source",
                  "index",
                  "answer",
                  "settings",
                  "eval",
                  "store",
                  "telegram",
                  "terminal",
                  "app"),
          "ch.qos.logback", List.of("app"));

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
