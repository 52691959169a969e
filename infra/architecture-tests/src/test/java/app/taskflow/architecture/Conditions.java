package app.taskflow.architecture;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.springframework.beans.factory.annotation.Value;

/** Conditions that ArchUnit does not bring along. Each has a fixture that breaks it. */
final class Conditions {

    private static final int BASE_SEGMENTS = 2;
    private static final int MOST_SEGMENTS = BASE_SEGMENTS + 3;

    private static final Set<String> EMPTY_PACKAGE_NAMES =
            Set.of("util", "utils", "common", "commons", "helper", "helpers", "manager", "managers", "misc", "impl");
    private static final Pattern EMPTY_CLASS_NAME = Pattern.compile(".*(Util|Utils|Helper|Helpers|Manager|Misc|Impl)");
    private static final Pattern PATTERN_DOT = Pattern.compile("\\.");

    private Conditions() {}

    static ArchCondition<JavaClass> useNoValueAnnotation() {
        return condition(
                "use no @Value",
                type -> annotations(type)
                        .filter(annotation -> annotation.getRawType().isEquivalentTo(Value.class))
                        .map(annotation -> annotation.getDescription())
                        .findFirst());
    }

    private static Stream<? extends JavaAnnotation<?>> annotations(JavaClass type) {
        return Stream.concat(
                type.getMembers().stream().flatMap(member -> member.getAnnotations().stream()),
                type.getCodeUnits().stream()
                        .map(JavaCodeUnit::getParameters)
                        .flatMap(parameters -> parameters.stream()
                                .map(JavaParameter::getAnnotations)
                                .flatMap(Set::stream)));
    }

    static ArchCondition<JavaClass> haveTellingNames() {
        return condition("have telling names", type -> {
            Optional<String> segment = PATTERN_DOT
                    .splitAsStream(type.getPackageName())
                    .filter(name -> EMPTY_PACKAGE_NAMES.contains(name.toLowerCase(Locale.ROOT)))
                    .findFirst();
            return segment.isPresent()
                    ? segment.map(name -> type.getName() + " lies in a package called " + name)
                    : Optional.of(type.getSimpleName())
                            .filter(name -> EMPTY_CLASS_NAME.matcher(name).matches())
                            .map(name -> type.getName() + " does not say what it is");
        });
    }

    static ArchCondition<JavaClass> lieAtMostThreePackagesBelowTheBase() {
        return condition(
                "lie at most three packages below the base",
                type -> Optional.of(type)
                        .filter(t ->
                                PATTERN_DOT.splitAsStream(t.getPackageName()).count() > MOST_SEGMENTS)
                        .map(t -> t.getName() + " lies too deep"));
    }

    static ArchCondition<JavaClass> lieInANullMarkedPackage() {
        return condition(
                "lie in a package with a @NullMarked package-info",
                type -> Optional.of(type)
                        .filter(t -> !t.getPackage().isAnnotatedWith(NullMarked.class))
                        .map(t -> t.getPackageName() + " is not @NullMarked"));
    }

    /** Final, and not of a type that is only good for being changed. */
    static ArchCondition<JavaField> beConstant() {
        return condition("be constant", field -> {
            if (field.getModifiers().contains(JavaModifier.SYNTHETIC)) {
                return Optional.empty();
            }
            if (!field.getModifiers().contains(JavaModifier.FINAL)) {
                return Optional.of(field.getFullName() + " is not final");
            }
            return Optional.of(field.getRawType())
                    .filter(Conditions::isMutableByName)
                    .map(type -> field.getFullName() + " is a " + type.getSimpleName());
        });
    }

    private static boolean isMutableByName(JavaClass type) {
        return type.getPackageName().equals("java.util.concurrent.atomic")
                || type.isAssignableTo(AbstractMap.class)
                || type.isAssignableTo(AbstractCollection.class)
                || type.isAssignableTo(BitSet.class)
                || type.isAssignableTo(StringBuilder.class)
                || type.isAssignableTo(ConcurrentMap.class)
                || type.isAssignableTo("com.github.benmanes.caffeine.cache.Cache");
    }

    private static <T> ArchCondition<T> condition(String description, Function<T, Optional<String>> violation) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T item, ConditionEvents events) {
                violation.apply(item).ifPresent(message -> events.add(violated(item, message)));
            }
        };
    }
}
