package dev.whittle.cli;

import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * How a value of one type is made one of another where a lambda's method calls what it stands for: cast, boxed, unboxed or
 * widened. Source: the documentation of {@code java.lang.invoke.LambdaMetafactory}, its table of what is adaptable to what.
 */
final class Conversion {
    private static final String OBJECT = "java/lang/Object";
    private static final String NUMBER = "java/lang/Number";
    private static final Map<String, Type> BOXED = Map.of(
            "java/lang/Boolean", Type.BOOLEAN_TYPE,
            "java/lang/Character", Type.CHAR_TYPE,
            "java/lang/Byte", Type.BYTE_TYPE,
            "java/lang/Short", Type.SHORT_TYPE,
            "java/lang/Integer", Type.INT_TYPE,
            "java/lang/Long", Type.LONG_TYPE,
            "java/lang/Float", Type.FLOAT_TYPE,
            "java/lang/Double", Type.DOUBLE_TYPE);
    /** What widens one primitive type to another; on the stack, the small ones are an int. */
    private static final Map<String, Integer> WIDENING = Map.ofEntries(
            Map.entry("BS", Opcodes.NOP),
            Map.entry("BI", Opcodes.NOP),
            Map.entry("SI", Opcodes.NOP),
            Map.entry("CI", Opcodes.NOP),
            Map.entry("BJ", Opcodes.I2L),
            Map.entry("SJ", Opcodes.I2L),
            Map.entry("CJ", Opcodes.I2L),
            Map.entry("IJ", Opcodes.I2L),
            Map.entry("BF", Opcodes.I2F),
            Map.entry("SF", Opcodes.I2F),
            Map.entry("CF", Opcodes.I2F),
            Map.entry("IF", Opcodes.I2F),
            Map.entry("JF", Opcodes.L2F),
            Map.entry("BD", Opcodes.I2D),
            Map.entry("SD", Opcodes.I2D),
            Map.entry("CD", Opcodes.I2D),
            Map.entry("ID", Opcodes.I2D),
            Map.entry("JD", Opcodes.L2D),
            Map.entry("FD", Opcodes.F2D));

    private Conversion() {}

    /** Whether {@link #write} knows how. */
    static boolean isKnown(Type from, Type to) {
        if (from.equals(to) || (isObject(from) && isObject(to))) {
            return true;
        }
        if (isVoid(from) || isVoid(to)) {
            return false;
        }
        if (isObject(from)) {
            return isKnownUnboxing(from.getInternalName(), to);
        }
        return isObject(to) ? isBoxOrAbove(from, to.getInternalName()) : WIDENING.containsKey(pair(from, to));
    }

    /** From a box, or from an object that is known to be one. */
    private static boolean isKnownUnboxing(String from, Type to) {
        Type held = BOXED.get(from);
        return held == null ? from.equals(OBJECT) : held.equals(to) || WIDENING.containsKey(pair(held, to));
    }

    private static boolean isBoxOrAbove(Type from, String to) {
        return to.equals(OBJECT) || to.equals(box(from)) || (to.equals(NUMBER) && isNumber(from));
    }

    /** Converts what is on the stack. */
    static void write(MethodVisitor code, Type from, Type to) {
        if (from.equals(to)) {
            return;
        }
        if (!isKnown(from, to)) {
            throw new IllegalArgumentException("no conversion is known from `" + from + "` to `" + to + "`");
        }
        if (isObject(from) && isObject(to)) {
            cast(code, to.getInternalName());
        } else if (isObject(from)) {
            Type held = BOXED.get(from.getInternalName());
            if (held == null) {
                String box = isNumber(to) ? NUMBER : box(to);
                cast(code, box);
                unbox(code, box, to);
            } else {
                unbox(code, from.getInternalName(), held);
                widen(code, held, to);
            }
        } else if (isObject(to)) {
            String box = box(from);
            String valueOf = Type.getMethodDescriptor(Type.getObjectType(box), from);
            code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", valueOf, false);
        } else {
            widen(code, from, to);
        }
    }

    /** The verifier asks nothing of an object but that it is one. */
    private static void cast(MethodVisitor code, String to) {
        if (!to.equals(OBJECT)) {
            code.visitTypeInsn(Opcodes.CHECKCAST, to);
        }
    }

    private static void unbox(MethodVisitor code, String box, Type to) {
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, box, to.getClassName() + "Value", Type.getMethodDescriptor(to), false);
    }

    private static void widen(MethodVisitor code, Type from, Type to) {
        int widening = from.equals(to) ? Opcodes.NOP : WIDENING.getOrDefault(pair(from, to), Opcodes.NOP);
        if (widening != Opcodes.NOP) {
            code.visitInsn(widening);
        }
    }

    private static String pair(Type from, Type to) {
        return from.getDescriptor() + to.getDescriptor();
    }

    /** Whether a type's values are references, arrays among them. */
    static boolean isObject(Type type) {
        return type.getSort() >= Type.ARRAY;
    }

    private static boolean isVoid(Type type) {
        return type.equals(Type.VOID_TYPE);
    }

    private static boolean isNumber(Type type) {
        return !type.equals(Type.BOOLEAN_TYPE) && !type.equals(Type.CHAR_TYPE);
    }

    /** The internal name of a primitive type's class. */
    static String box(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.CHAR -> "java/lang/Character";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.LONG -> "java/lang/Long";
            case Type.FLOAT -> "java/lang/Float";
            case Type.DOUBLE -> "java/lang/Double";
            default -> throw new IllegalArgumentException("`" + type + "` is not primitive");
        };
    }
}
