package kz.tizim;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kz.tizim.problem.ProblemBody;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shape of the code that the compiler does not enforce. */
class ArchitectureTest {
    private static final DescribedPredicate<JavaMethod> ENDPOINTS = DescribedPredicate.describe(
            "are endpoints",
            method -> method.getAnnotations().stream()
                    .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));

    /** A package imports only packages that stand before it; {@code Main}, at the root, starts them all. */
    private static final List<String> ORDER = List.of(
            "database",
            "problem",
            "access",
            "election",
            "print",
            "page",
            "ledger",
            "imports",
            "registry",
            "precinct",
            "voterlist",
            "certificate",
            "polling",
            "transparency",
            "lookup",
            "report",
            "watch",
            "sample",
            "demo",
            "web");

    /** Where the time of an instance is read: for ids in the order of time, which decide nothing. */
    private static final Set<String> MAY_READ_OWN_CLOCK = Set.of("kz.tizim.access.AuditTrail");

    private static JavaClasses code;

    @BeforeAll
    static void read() {
        code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("kz.tizim");
    }

    @Test
    void everyPackageHasItsPlaceInTheOrder() {
        var packages = new TreeSet<String>();
        code.forEach(type -> packages.add(room(type)));
        packages.remove("");
        packages.removeAll(ORDER);
        assertEquals(Set.of(), packages);
    }

    @Test
    void aPackageImportsOnlyPackagesBeforeIt() {
        classes()
                .that(resideOutsideOfPackage("kz.tizim"))
                .should(new ArchCondition<>("import only packages that stand before their own") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        int own = ORDER.indexOf(room(type));
                        type.getDirectDependenciesFromSelf().stream()
                                .filter(d -> d.getTargetClass().getPackageName().startsWith("kz.tizim"))
                                .filter(d -> ORDER.indexOf(room(d.getTargetClass())) > own
                                        || room(d.getTargetClass()).isEmpty())
                                .forEach(d -> events.add(SimpleConditionEvent.violated(type, d.getDescription())));
                    }
                })
                .check(code);
    }

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        methods()
                .that(ENDPOINTS)
                .should(new ArchCondition<>("say who may call them") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        if (List.of(RolesAllowed.class, PermitAll.class, Authenticated.class).stream()
                                .noneMatch(who -> method.isAnnotatedWith(who)
                                        || method.getOwner().isAnnotatedWith(who))) {
                            events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                        }
                    }
                })
                .check(code);
    }

    /** The router sorts the paths of all classes anew for each request, and for each class that it tries in vain. */
    @Test
    void methodsSayTheirWholeAddress() {
        Set<String> paths = code.stream()
                .filter(type -> type.isAnnotatedWith(Path.class))
                .map(type -> type.getAnnotationOfType(Path.class).value())
                .collect(Collectors.toSet());
        assertEquals(Set.of("/"), paths);
        methods().that(ENDPOINTS).should().beAnnotatedWith(Path.class).check(code);
    }

    @Test
    void noEndpointTakesOrReturnsAnEntity() {
        methods()
                .that(ENDPOINTS)
                .should(new ArchCondition<>("take and return values only") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        var types = new TreeSet<>(java.util.Comparator.comparing(JavaClass::getName));
                        types.addAll(method.getReturnType().getAllInvolvedRawTypes());
                        method.getParameterTypes().forEach(type -> types.addAll(type.getAllInvolvedRawTypes()));
                        types.stream()
                                .filter(type -> type.isAnnotatedWith(Entity.class))
                                .forEach(type -> events.add(SimpleConditionEvent.violated(
                                        method, method.getFullName() + " has " + type.getName())));
                    }
                })
                .check(code);
    }

    @Test
    void errorsAreWrittenInOneRoom() {
        noClasses()
                .that(resideOutsideOfPackage("kz.tizim.problem"))
                .should()
                .callConstructorWhere(new DescribedPredicate<>("it makes the body of a problem") {
                    @Override
                    public boolean test(com.tngtech.archunit.core.domain.JavaConstructorCall call) {
                        return call.getTargetOwner().isEquivalentTo(ProblemBody.class);
                    }
                })
                .check(code);
        methods()
                .that()
                .areDeclaredInClassesThat(resideOutsideOfPackage("kz.tizim.problem"))
                .should()
                .notBeAnnotatedWith(ServerExceptionMapper.class)
                .check(code);
    }

    @Test
    void whatDecidesAsksTheDecidingClock() {
        noClasses()
                .that(new DescribedPredicate<>("are not listed") {
                    @Override
                    public boolean test(JavaClass type) {
                        return !MAY_READ_OWN_CLOCK.contains(type.getName());
                    }
                })
                .should()
                .callMethodWhere(new DescribedPredicate<>("it reads the instance's own clock") {
                    @Override
                    public boolean test(JavaMethodCall call) {
                        String owner = call.getTargetOwner().getName();
                        String name = call.getName();
                        return owner.equals("java.lang.System") && name.equals("currentTimeMillis")
                                || owner.startsWith("java.time.") && name.equals("now")
                                || owner.equals("java.time.Clock") && name.startsWith("system");
                    }
                })
                .check(code);
    }

    @Test
    void entitiesStayInTheirRoomsUnlessARoomOffersThem() {
        // What the public look-up reads comes from its one function: no entity, no transaction of its own.
        noClasses()
                .that(resideInAPackage("kz.tizim.lookup"))
                .should()
                .dependOnClassesThat()
                .areAnnotatedWith(Entity.class)
                .check(code);
    }

    /** The package's first part below the root; empty for {@code Main}. */
    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.length() <= "kz.tizim.".length()
                ? ""
                : name.substring("kz.tizim.".length()).replaceAll("\\..*", "");
    }
}
