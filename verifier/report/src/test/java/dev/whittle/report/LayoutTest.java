package dev.whittle.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LayoutTest {
    @Test
    void everyMemberAndElement_standsOnALineOfItsOwn() {
        assertEquals(
                """
                {
                  "Statement": [
                    {
                      "Action": [
                        "s3:Get*",
                        "s3:List*"
                      ],
                      "Resource": "*"
                    }
                  ],
                  "Id": null
                }
                """,
                Layout.of(
                        " {\"Statement\":[{\"Action\":[\"s3:Get*\",\"s3:List*\"],\t\"Resource\":\"*\"}],\"Id\":null}\n"));
    }

    /** Brackets, commas and quotes inside strings are no layout. */
    @Test
    void words_stayAsTheyAreWritten() {
        assertEquals("""
                {
                  "a": "{[,:\\" \\\\",
                  "\\u0041": -1.50e+1
                }
                """, Layout.of("{\"a\":\"{[,:\\\" \\\\\",\"\\u0041\":-1.50e+1}"));
    }

    @Test
    void nothingInsideBrackets_takesNoLine() {
        assertEquals("""
                {
                  "a": [],
                  "b": {},
                  "c": [
                    [
                      {}
                    ]
                  ]
                }
                """, Layout.of("{\"a\":[ ],\"b\":{},\"c\":[[{}]]}"));
    }
}
