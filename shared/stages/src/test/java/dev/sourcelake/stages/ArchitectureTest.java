package dev.sourcelake.stages;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What may depend on what, and that results stream. */
@AnalyzeClasses(packages = "dev.sourcelake", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule dependenciesPointDownwards =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("model")
          .definedBy("dev.sourcelake.model..")
          .layer("storage")
          .definedBy("dev.sourcelake.storage..")
          .layer("native")
          .definedBy("dev.sourcelake.nativelib..")
          .layer("datafusion")
          .definedBy("dev.sourcelake.datafusion..")
          .layer("lake")
          .definedBy("dev.sourcelake.lake..")
          .layer("origins")
          .definedBy("dev.sourcelake.origins..")
          .layer("forges")
          .definedBy("dev.sourcelake.forges..")
          .layer("extractors")
          .definedBy("dev.sourcelake.extractors..")
          .layer("stages")
          .definedBy("dev.sourcelake.stages..")
          .whereLayer("stages")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("lake")
          .mayOnlyBeAccessedByLayers("stages")
          .whereLayer("origins")
          .mayOnlyBeAccessedByLayers("stages")
          .whereLayer("forges")
          .mayOnlyBeAccessedByLayers("stages")
          .whereLayer("extractors")
          .mayOnlyBeAccessedByLayers("stages", "origins")
          .whereLayer("storage")
          .mayOnlyBeAccessedByLayers("lake", "origins", "forges", "stages")
          .whereLayer("datafusion")
          .mayOnlyBeAccessedByLayers("lake", "origins", "stages");

  @ArchTest
  static final ArchRule extractorsKnowNoStorageNorLake =
      noClasses()
          .that()
          .resideInAPackage("dev.sourcelake.extractors..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.sourcelake.storage..",
              "dev.sourcelake.lake..",
              "dev.sourcelake.datafusion..",
              "dev.sourcelake.origins..");

  @ArchTest
  static final ArchRule onlyTheS3AdapterKnowsTheAwsSdk =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sourcelake.storage.s3..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("software.amazon..", "org.apache.hc..");

  @ArchTest
  static final ArchRule onlyALocationKnowsTheS3Adapter =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sourcelake.storage..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.sourcelake.storage.s3..");

  @ArchTest
  static final ArchRule stagesKnowNothingOfTheirDrivers =
      noClasses().should().dependOnClassesThat().resideInAnyPackage("picocli..", "com.amazonaws..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.sourcelake.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule dataFusionGivesStreamsOnly =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("dev.sourcelake.datafusion..")
          .should()
          .notHaveName("collect")
          .andShould()
          .notHaveName("toList");

  @ArchTest
  static final ArchRule internalsStayInTheirModule =
      classes()
          .that()
          .resideInAPackage("dev.sourcelake.datafusion.internal..")
          .should()
          .onlyBeAccessed()
          .byAnyPackage("dev.sourcelake.datafusion..");

  @Test
  void theNativeSideNeverCollectsAResult() throws IOException {
    Path crate = Path.of("..", "native", "datafusion", "src");
    try (Stream<Path> sources = Files.walk(crate)) {
      List<String> collecting =
          sources
              .filter(source -> source.toString().endsWith(".rs"))
              .filter(source -> read(source).contains(".collect().await"))
              .map(Path::toString)
              .toList();
      assertEquals(List.of(), collecting);
    }
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
