package kz.tizim.fault;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * An agent that lets a JVM's clock go wrong: whatever asks {@code java.time}, or {@code System.currentTimeMillis()} from a
 * class that is not the JVM's own, gets a time that is so many seconds off.
 */
public final class ShiftedClock implements ClassFileTransformer {
    private static final String CLOCK = "java/time/Clock";
    private static final ClassDesc INSTANT = ClassDesc.of("java.time.Instant");

    private final long seconds;

    private ShiftedClock(long seconds) {
        this.seconds = seconds;
    }

    /** The environment of a JVM whose clock is off. */
    static Map<String, String> environment(Path folder, long seconds) throws IOException {
        Path jar = Files.createDirectories(folder).resolve("shifted-clock.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", ShiftedClock.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        String name = ShiftedClock.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream code = ShiftedClock.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            Objects.requireNonNull(code).transferTo(out);
        }
        return Map.of("JAVA_TOOL_OPTIONS", "-javaagent:" + jar + "=" + seconds);
    }

    /** Called by the JVM before it calls {@code main}. */
    public static void premain(String seconds, Instrumentation instrumentation) throws Exception {
        instrumentation.addTransformer(new ShiftedClock(Long.parseLong(seconds)), true);
        instrumentation.retransformClasses(
                Clock.class, Clock.systemUTC().getClass(), Date.class, Class.forName("java.util.Calendar"));
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> type,
            @Nullable ProtectionDomain domain,
            byte[] code) {
        boolean clock = CLOCK.equals(name);
        boolean ofTheJvm = loader == null && type == null;
        if (ofTheJvm || !clock && !new String(code, StandardCharsets.ISO_8859_1).contains("currentTimeMillis")) {
            return null;
        }
        var file = ClassFile.of(ClassHierarchyResolverOption.of(
                loader == null
                        ? ClassHierarchyResolver.defaultResolver()
                        : ClassHierarchyResolver.ofResourceParsing(loader)
                                .orElse(ClassHierarchyResolver.defaultResolver())));
        return file.transformClass(
                file.parse(code),
                clock
                        ? ClassTransform.transformingMethodBodies(
                                method -> method.methodName().equalsString("currentInstant"), instants())
                        : ClassTransform.transformingMethodBodies(ShiftedClock::asksTheSystem, millis()));
    }

    private CodeTransform instants() {
        return (code, element) -> {
            if (element instanceof ReturnInstruction end && end.opcode() == Opcode.ARETURN) {
                code.loadConstant(seconds)
                        .invokevirtual(INSTANT, "plusSeconds", MethodTypeDesc.of(INSTANT, ConstantDescs.CD_long));
            }
            code.with(element);
        };
    }

    private CodeTransform millis() {
        return (code, element) -> {
            code.with(element);
            if (isQuestion(element)) {
                code.loadConstant(seconds * 1000).ladd();
            }
        };
    }

    private static boolean asksTheSystem(MethodModel method) {
        return method.code().stream().flatMap(code -> code.elementStream()).anyMatch(ShiftedClock::isQuestion);
    }

    private static boolean isQuestion(CodeElement element) {
        return element instanceof InvokeInstruction call
                && call.owner().asInternalName().equals("java/lang/System")
                && call.name().equalsString("currentTimeMillis");
    }
}
