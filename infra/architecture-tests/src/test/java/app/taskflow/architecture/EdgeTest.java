package app.taskflow.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Service;

/** What holds where our code meets Spring, HTTP and keys. */
@AnalyzeClasses(packages = "app.taskflow", importOptions = DoNotIncludeTests.class)
class EdgeTest {

    @ArchTest
    static final ArchRule json_is_read_and_written_by_jackson_3 = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind..",
                    "com.fasterxml.jackson.datatype..",
                    "com.fasterxml.jackson.dataformat..",
                    "com.fasterxml.jackson.module..")
            .because("libraries bring version 2 along, and two mappers disagree about dates and nulls");

    @ArchTest
    static final ArchRule private_signing_keys_are_seen_by_one_package = noClasses()
            .that()
            .resideOutsideOfPackage("app.taskflow.command.keys")
            .should()
            .dependOnClassesThat(assignableTo(PrivateKey.class)
                    .or(assignableTo(KeyPair.class))
                    .or(assignableTo(PKCS8EncodedKeySpec.class)));

    @ArchTest
    static final ArchRule what_a_class_needs_comes_through_its_constructor = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule settings_are_typed_and_validated = classes()
            .should(Conditions.useNoValueAnnotation())
            .because("a typed record names, types and checks a setting");

    @ArchTest
    static final ArchRule settings_are_records = classes()
            .that()
            .areAnnotatedWith(ConfigurationProperties.class)
            .should()
            .beRecords()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule controllers_are_package_private = classes()
            .that()
            .areMetaAnnotatedWith(Controller.class)
            .should()
            .bePackagePrivate()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule a_class_is_named_for_what_it_does_and_not_stereotyped =
            noClasses().should().beAnnotatedWith(Service.class);
}
