package dev.whittle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.WrongMethodTypeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Beside {@link MethodHandle#asType}, which converts by the same rules. */
class ConversionTest {
    /** Two values of each primitive type. */
    private static final Map<Class<?>, List<Object>> PRIMITIVE = new LinkedHashMap<>();

    static {
        PRIMITIVE.put(boolean.class, List.of(true, false));
        PRIMITIVE.put(char.class, List.of('w', '\uffff'));
        PRIMITIVE.put(byte.class, List.of((byte) -3, Byte.MAX_VALUE));
        PRIMITIVE.put(short.class, List.of((short) -3, Short.MAX_VALUE));
        PRIMITIVE.put(int.class, List.of(-3, Integer.MAX_VALUE));
        PRIMITIVE.put(long.class, List.of(-3L, Long.MAX_VALUE));
        PRIMITIVE.put(float.class, List.of(-1.5f, Float.MAX_VALUE));
        PRIMITIVE.put(double.class, List.of(-1.5, Double.MAX_VALUE));
    }

    private static Class<?> box(Class<?> primitive) {
        return MethodType.methodType(primitive).wrap().returnType();
    }

    private static List<Object> values(Class<?> type) {
        return Objects.requireNonNull(PRIMITIVE.get(type));
    }

    /** A method that takes the one type and returns the other, loaded and verified. */
    private static MethodHandle written(Class<?> from, Class<?> to) throws ReflectiveOperationException {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V11, Opcodes.ACC_PUBLIC, "dev/whittle/cli/Converted", null, "java/lang/Object", null);
        MethodType type = MethodType.methodType(to, from);
        MethodVisitor code = writer.visitMethod(
                Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "convert", type.descriptorString(), null, null);
        code.visitCode();
        code.visitVarInsn(Type.getType(from).getOpcode(Opcodes.ILOAD), 0);
        Conversion.write(code, Type.getType(from), Type.getType(to));
        code.visitInsn(Type.getType(to).getOpcode(Opcodes.IRETURN));
        code.visitMaxs(0, 0);
        code.visitEnd();
        writer.visitEnd();
        MethodHandles.Lookup made = MethodHandles.lookup().defineHiddenClass(writer.toByteArray(), true);
        return made.findStatic(made.lookupClass(), "convert", type);
    }

    private static boolean isAllowed(Class<?> from, Class<?> to) {
        try {
            MethodHandles.identity(from).asType(MethodType.methodType(to, from));
            return true;
        } catch (WrongMethodTypeException e) {
            return false;
        }
    }

    private static void assertSame(Class<?> from, Class<?> to, List<Object> values) throws Throwable {
        MethodHandle written = written(from, to);
        MethodHandle expected = MethodHandles.identity(from).asType(MethodType.methodType(to, from));
        for (Object value : values) {
            assertEquals(expected.invokeWithArguments(value), written.invokeWithArguments(value), from + " as " + to);
        }
    }

    @Test
    void conversion_fromPrimitiveOrBox_isThatOfAMethodHandle() throws Throwable {
        List<String> converted = new ArrayList<>();
        for (Class<?> source : PRIMITIVE.keySet()) {
            for (Class<?> from : List.of(source, box(source))) {
                for (Class<?> to : PRIMITIVE.keySet()) {
                    boolean isKnown = Conversion.isKnown(Type.getType(from), Type.getType(to));
                    assertEquals(isAllowed(from, to), isKnown, from + " as " + to);
                    if (isKnown) {
                        assertSame(from, to, values(source));
                        converted.add(from + " as " + to);
                    }
                }
            }
        }
        // Eight to themselves, nineteen that widen; and each from its box.
        assertEquals(2 * (8 + 19), converted.size());
    }

    @Test
    void conversion_toABoxOrAbove_isThatOfAMethodHandle() throws Throwable {
        for (Class<?> from : PRIMITIVE.keySet()) {
            for (Class<?> to : PRIMITIVE.keySet()) {
                boolean isKnown = Conversion.isKnown(Type.getType(from), Type.getType(box(to)));
                assertEquals(from.equals(to), isKnown, from + " as box of " + to);
            }
            assertSame(from, box(from), values(from));
            assertSame(from, Object.class, values(from));
            boolean isNumber = Number.class.isAssignableFrom(box(from));
            assertEquals(isNumber, Conversion.isKnown(Type.getType(from), Type.getType(Number.class)));
        }
        assertSame(int.class, Number.class, List.of(4));
    }

    @Test
    void conversion_fromAnObjectThatIsABox_isThatOfAMethodHandle() throws Throwable {
        for (Class<?> to : PRIMITIVE.keySet()) {
            assertSame(Object.class, to, values(to));
        }
        assertSame(Object.class, long.class, List.of(4));
        MethodHandle written = written(Object.class, int.class);
        assertThrows(ClassCastException.class, () -> written.invokeWithArguments("four"));
    }

    @Test
    void conversion_ofObjects_isACast() throws Throwable {
        assertSame(Object.class, String.class, List.of("text"));
        assertSame(String.class, Object.class, List.of("text"));
        assertSame(Object.class, int[].class, List.of(new int[] {1}));
        MethodHandle written = written(Object.class, String.class);
        assertThrows(ClassCastException.class, () -> written.invokeWithArguments(4));
    }

    @Test
    void conversion_thatIsNotKnown_isRefused() {
        assertFalse(Conversion.isKnown(Type.VOID_TYPE, Type.INT_TYPE));
        assertFalse(Conversion.isKnown(Type.getType(String.class), Type.INT_TYPE));
        assertFalse(Conversion.isKnown(Type.getType(Comparable.class), Type.INT_TYPE));
        assertTrue(Conversion.isKnown(Type.INT_TYPE, Type.INT_TYPE));
        ClassWriter writer = new ClassWriter(0);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, "convert", "()V", null, null);
        assertThrows(IllegalArgumentException.class, () -> Conversion.write(code, Type.LONG_TYPE, Type.INT_TYPE));
    }
}
