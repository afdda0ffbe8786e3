package dev.whittle.bench.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusDriftTest {
    @Test
    void table_ofTwoTasks_sumsEachWay() {
        List<String> tasks = List.of(
                task("\"s3:GetObject*\",\"s3:List*\"", "\"s3:GetObjectAcl\",\"s3:GetObjectAnnotation\""),
                task("\"s3:ListA*\"", "\"s3:ListAllMyBuckets\",\"s3:ListAccessPoints\""));
        assertEquals("""
                | | new actions admitted inside the original | outside it | patterns | characters |
                |---|---|---|---|---|
                | the original, not refined | 5 | 0 | 3 | 159 |
                | refined | 4 | 0 | 10 | 346 |
                | refined with `--pin` | 2 | 0 | 17 | 557 |
                | naming every action | 0 | 0 | 32 | 975 |
                """, CorpusDrift.table(tasks));
    }

    private static String task(String actions, String unused) {
        return "{\"id\":\"x\",\"policy\":{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[" + actions
                + "],\"Resource\":\"*\"}]},\"unused\":[" + unused + "]}";
    }
}
