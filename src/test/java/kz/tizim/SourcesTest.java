package kz.tizim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** The limits of the house style, read from the sources. */
class SourcesTest {
    private static final Path SOURCES = Path.of("src");
    private static final int LINES_OF_A_FILE = 300;
    private static final long LINES_OF_A_METHOD = 60;

    @Test
    void aFileStaysUnderThreeHundredLines() throws IOException {
        var tooLong = new ArrayList<String>();
        for (Path file : sources(SOURCES)) {
            if (Files.readAllLines(file).size() >= LINES_OF_A_FILE) {
                tooLong.add(file.toString());
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void aMethodStaysUnderSixtyLines() throws IOException {
        var tooLong = new ArrayList<String>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(sources(SOURCES)));
            var positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new TreePathScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(MethodTree method, Void nothing) {
                        long first = positions.getStartPosition(unit, method);
                        long last = positions.getEndPosition(unit, method);
                        long lines = unit.getLineMap().getLineNumber(last)
                                - unit.getLineMap().getLineNumber(first)
                                + 1;
                        if (lines >= LINES_OF_A_METHOD) {
                            tooLong.add(unit.getSourceFile().getName() + " " + method.getName() + " " + lines);
                        }
                        return super.visitMethod(method, nothing);
                    }
                }.scan(unit, null);
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() throws IOException {
        var folders = new TreeSet<Path>();
        sources(Path.of("src/main/java")).forEach(file -> folders.add(file.getParent()));
        assertTrue(folders.size() > 5);
        for (Path folder : folders) {
            Path info = folder.resolve("package-info.java");
            assertTrue(Files.exists(info), info::toString);
            String text = Files.readString(info);
            assertTrue(text.contains("@NullMarked"), info::toString);
            assertTrue(text.startsWith("/**"), info::toString);
        }
    }

    @Test
    void noNameSaysNothing() throws IOException {
        var empty = new ArrayList<String>();
        for (Path file : sources(SOURCES)) {
            if (file.getFileName().toString().matches(".*(Utils?|Helper|Manager|Impl)\\.java")) {
                empty.add(file.toString());
            }
        }
        assertEquals(List.of(), empty);
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
