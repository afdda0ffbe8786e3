package dev.whittle.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What {@code java.lang.runtime.ObjectMethods} makes of a record's components, as static methods of the record that take what
 * the call took. The hash is the same number, so that a hash table has the same order.
 */
final class RecordMethods {
    private static final String PREFIX = "plain$";
    private static final String EQUALS = "equals";
    private static final String HASH = "hashCode";

    private final String record;
    private final Map<String, List<Handle>> wanted = new LinkedHashMap<>();

    /**
     * @param record its internal name
     */
    RecordMethods(String record) {
        this.record = record;
    }

    /**
     * Writes a call of the static method in place of the dynamic one. False, and nothing is written, for other methods and for
     * what is not a record's own.
     *
     * @param arguments of the bootstrap method: class, names, and a getter for each component
     */
    boolean replace(MethodVisitor code, String method, String descriptor, Object... arguments) {
        if (!descriptor.equals(descriptor(method)) || !arguments[0].equals(Type.getObjectType(record))) {
            return false;
        }
        List<Handle> components =
                Arrays.stream(arguments).skip(2).map(Handle.class::cast).toList();
        if (!components.stream().allMatch(this::isOwnField)) {
            return false;
        }
        wanted.put(method, components);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, record, PREFIX + method, descriptor, false);
        return true;
    }

    private boolean isOwnField(Handle component) {
        return component.getTag() == Opcodes.H_GETFIELD && component.getOwner().equals(record);
    }

    private String descriptor(String method) {
        return switch (method) {
            case EQUALS -> "(L" + record + ";Ljava/lang/Object;)Z";
            case HASH -> "(L" + record + ";)I";
            default -> "";
        };
    }

    /** Adds the methods that are called. */
    void writeTo(ClassVisitor to) {
        wanted.forEach((method, components) -> {
            int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
            MethodVisitor code = to.visitMethod(access, PREFIX + method, descriptor(method), null, null);
            code.visitCode();
            if (method.equals(EQUALS)) {
                writeEquals(code, components);
            } else {
                writeHash(code, components);
            }
            code.visitInsn(Opcodes.IRETURN);
            code.visitMaxs(0, 0);
            code.visitEnd();
        });
    }

    private void writeHash(MethodVisitor code, List<Handle> components) {
        code.visitInsn(Opcodes.ICONST_0);
        for (Handle component : components) {
            Type type = Type.getType(component.getDesc());
            code.visitIntInsn(Opcodes.BIPUSH, 31);
            code.visitInsn(Opcodes.IMUL);
            code.visitVarInsn(Opcodes.ALOAD, 0);
            get(code, component);
            call(code, type, HASH, Conversion.isObject(type) ? "(Ljava/lang/Object;)I" : "(" + type + ")I");
            code.visitInsn(Opcodes.IADD);
        }
    }

    /** The frames are all that of the method's start: no variable is added. */
    private void writeEquals(MethodVisitor code, List<Handle> components) {
        Label same = new Label();
        Label differs = new Label();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitJumpInsn(Opcodes.IF_ACMPEQ, same);
        code.visitVarInsn(Opcodes.ALOAD, 1);
        code.visitTypeInsn(Opcodes.INSTANCEOF, record);
        code.visitJumpInsn(Opcodes.IFEQ, differs);
        for (Handle component : components) {
            Type type = Type.getType(component.getDesc());
            code.visitVarInsn(Opcodes.ALOAD, 0);
            get(code, component);
            code.visitVarInsn(Opcodes.ALOAD, 1);
            code.visitTypeInsn(Opcodes.CHECKCAST, record);
            get(code, component);
            if (Conversion.isObject(type)) {
                call(code, type, EQUALS, "(Ljava/lang/Object;Ljava/lang/Object;)Z");
                code.visitJumpInsn(Opcodes.IFEQ, differs);
            } else {
                // Of a float and a double, every NaN is the same and the two zeros differ.
                call(code, type, "compare", "(" + type + type + ")I");
                code.visitJumpInsn(Opcodes.IFNE, differs);
            }
        }
        code.visitLabel(same);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitInsn(Opcodes.ICONST_1);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(differs);
        code.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        code.visitInsn(Opcodes.ICONST_0);
    }

    private void get(MethodVisitor code, Handle component) {
        code.visitFieldInsn(Opcodes.GETFIELD, record, component.getName(), component.getDesc());
    }

    private static void call(MethodVisitor code, Type type, String method, String descriptor) {
        String owner = Conversion.isObject(type) ? "java/util/Objects" : Conversion.box(type);
        code.visitMethodInsn(Opcodes.INVOKESTATIC, owner, method, descriptor, false);
    }
}
