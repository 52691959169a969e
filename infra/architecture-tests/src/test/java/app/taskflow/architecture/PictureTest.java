package app.taskflow.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which part may know which: the architecture picture, read from the bottom up. */
@AnalyzeClasses(packages = "app.taskflow", importOptions = DoNotIncludeTests.class)
class PictureTest {

    @ArchTest
    static final ArchRule the_published_language_needs_the_jdk_and_jackson_only = classes()
            .that()
            .resideInAPackage("app.taskflow.events..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "app.taskflow.events..",
                    "java..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify.annotations..")
            .because("everybody who reads our events takes these dependencies with them");

    @ArchTest
    static final ArchRule command_side_and_query_side_share_nothing_but_what_both_stand_on = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("app.taskflow..")
            .withOptionalLayers(true)
            .layer("events")
            .definedBy("app.taskflow.events..")
            .layer("formats")
            .definedBy("app.taskflow.formats..")
            .layer("log")
            .definedBy("app.taskflow.log..")
            .layer("web")
            .definedBy("app.taskflow.web..")
            .layer("command-side")
            .definedBy("app.taskflow.command..")
            .layer("query-side")
            .definedBy("app.taskflow.query..")
            .layer("embedded-mongo")
            .definedBy("app.taskflow.mongo..")
            .layer("embedded-servers")
            .definedBy("app.taskflow.servers..")
            .layer("standalone")
            .definedBy("app.taskflow.standalone..")
            .layer("benchmarks")
            .definedBy("app.taskflow.bench..")
            .layer("ops-cli")
            .definedBy("app.taskflow.cli..")
            .layer("example-producer")
            .definedBy("app.taskflow.producer..")
            .whereLayer("events")
            .mayNotAccessAnyLayer()
            .whereLayer("embedded-mongo")
            .mayNotAccessAnyLayer()
            .whereLayer("formats")
            .mayOnlyAccessLayers("events")
            .whereLayer("log")
            .mayOnlyAccessLayers("events")
            .whereLayer("web")
            .mayOnlyAccessLayers("events")
            .whereLayer("command-side")
            .mayOnlyAccessLayers("events", "formats", "log", "web")
            .whereLayer("query-side")
            .mayOnlyAccessLayers("events", "formats", "log", "web")
            .whereLayer("embedded-servers")
            .mayOnlyAccessLayers("embedded-mongo")
            .whereLayer("ops-cli")
            .mayOnlyAccessLayers("events", "log")
            .whereLayer("example-producer")
            .mayNotAccessAnyLayer()
            .whereLayer("standalone")
            .mayOnlyBeAccessedByLayers("benchmarks")
            .whereLayer("benchmarks")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule every_class_belongs_to_a_part_of_the_picture = classes()
            .should()
            .resideInAnyPackage(
                    "app.taskflow.events..",
                    "app.taskflow.formats..",
                    "app.taskflow.log..",
                    "app.taskflow.web..",
                    "app.taskflow.command..",
                    "app.taskflow.query..",
                    "app.taskflow.mongo..",
                    "app.taskflow.servers..",
                    "app.taskflow.standalone..",
                    "app.taskflow.bench..",
                    "app.taskflow.cli..",
                    "app.taskflow.producer..");
}
