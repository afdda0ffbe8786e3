package dev.whittle.source.hcl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, and with which words. */
class HclRefusalTest {
    @ParameterizedTest
    @CsvSource(delimiter = '@', quoteCharacter = '^', textBlock = """
                    a = 1~na = 2 @ 2:1: the argument `a` stands here a second time; keep one of them
                    x { a = 1, b = 2 } @ 1:10: `,` stands here; write `}` behind the one argument of a block on one line, or start a new line behind its `{`
                    x { a = 1~n} @ 1:10: the line ends here; write `}` behind the one argument of a block on one line, or start a new line behind its `{`
                    x {~n  a = 1 } @ 2:9: `}` stands here; end the line behind the value of `a`
                    x { y {} } @ 1:7: `{` stands here; write `=` and a value, or start a new line behind the `{` of a block that holds others
                    x { "a" = 1 } @ 1:5: a string stands here; write an argument or a block, or `}` at the end of the block
                    x {} y {} @ 1:6: `y` stands here; end the line behind the `}` of a block
                    x { @ 1:4: the text ends here; write an argument or a block, or `}` at the end of the block
                    a @ 1:2: the text ends here; write `=` and a value behind the name of an argument, or labels and `{` behind the type of a block
                    "a" = 1 @ 1:1: a string stands here; write an argument or a block
                    } @ 1:1: `}` stands here; write an argument or a block
                    a = 1, b = 2 @ 1:6: `,` stands here; end the line behind the value of `a`
                    a = 12ab @ 1:7: `ab` stands here; end the line behind the value of `a`
                    a = 10.0.0.0/8 @ 1:5: `10.0.0.0` stands here; write a number, or a string between `"`
                    a = 1e5e5 @ 1:5: `1e5e5` stands here; write a number, or a string between `"`
                    a = "b~nc" @ 1:5: the string that starts here is not closed on its line; write `"` at its end, and line ends as `\\n` or in a heredoc
                    a = "b @ 1:5: the string that starts here is not closed on its line; write `"` at its end, and line ends as `\\n` or in a heredoc
                    a = "b~rc" @ 1:5: the string that starts here is not closed on its line; write `"` at its end, and line ends as `\\n` or in a heredoc
                    a = "\\q" @ 1:6: the backslash here starts no escape; write `\\\\` where a backslash is meant (there are `\\n`, `\\r`, `\\t`, `\\"`, `\\\\`, `\\uXXXX` and `\\UXXXXXXXX`)
                    a = "\\u12" @ 1:6: `\\u12` is no escape; write 4 hexadecimal digits behind `\\u`
                    a = "\\ud800" @ 1:6: `\\ud800` is no character of Unicode; write the code point of one, as `\\UXXXXXXXX` if it is above U+FFFF
                    a = "\\U00110000" @ 1:6: `\\U00110000` is no character of Unicode; write the code point of one, as `\\UXXXXXXXX` if it is above U+FFFF
                    /* a @ 1:1: the comment that starts here is not closed; write `*/` at its end
                    a = <<E~nb~n @ 1:5: the heredoc that starts here is not closed; write `E` on a line of its own, with a line end
                    a = <<E~nb~nE @ 1:5: the heredoc that starts here is not closed; write `E` on a line of its own, with a line end
                    a = <<E F~nE~n @ 1:5: `<<` starts no heredoc; write `<<TAG` and end the line right behind the tag
                    a = <<E~nb~rc~nE~n @ 2:2: a carriage return without a line feed stands here; end each line with a line feed
                    a = "${b @ 1:6: the `${` here is not closed; write `}` behind its expression, or `$${` where the characters are meant
                    a = "${b" @ 1:9: a string stands here; write `}` behind the expression of a `${`, or `$${` where the characters are meant
                    a = "${b c}" @ 1:10: `c` stands here; write `}` behind the expression of a `${`, or `$${` where the characters are meant
                    a = "${}" @ 1:8: `}` stands here; write a value
                    a = "%{ foo }" @ 1:9: `foo` stands here; write `if`, `else`, `endif`, `for` or `endfor` behind `%{`, or `%%{` where the characters are meant
                    a = "%{}" @ 1:8: `}` stands here; write `if`, `else`, `endif`, `for` or `endfor` behind `%{`, or `%%{` where the characters are meant
                    a = "%{ if b }" @ 1:15: the text of `%{ if ... }` ends here; write `%{ endif }`
                    a = "%{ for b in c }%{ endif }%{ endfor }" @ 1:24: `endif` stands here; write it behind a `%{ if ... }` that is still open
                    a = "%{ for b in c }" @ 1:21: the text of `%{ for ... }` ends here; write `%{ endfor }`
                    a = "%{ if b c }%{ endif }" @ 1:14: `c` stands here; write `}` behind a `%{ if`
                    a = "%{ else }" @ 1:9: `else` stands here; write it behind a `%{ if ... }` that is still open
                    a = "%{ if b }%{ else }%{ else }%{ endif }" @ 1:27: `else` stands here; write it behind a `%{ if ... }` that is still open
                    a = { for = 1 } @ 1:11: `=` stands here; write a variable's name behind `for`, or quote `for` where it is a key
                    a = { b } @ 1:9: `}` stands here; write `=` and a value behind the key of an object
                    a = { b = 1 c = 2 } @ 1:13: `c` stands here; write a comma or a line end between the items of an object, and `}` at its end
                    a = { b = 1~n , c = 2 } @ 2:2: `,` stands here; write a value
                    a = { b =~n 1 } @ 1:10: the line ends here; write a value
                    a = {~n b = 1~n @ 3:1: the text ends here; write a comma or a line end between the items of an object, and `}` at its end
                    a = [1 2] @ 1:8: `2` stands here; write a comma between the items of a list, and `]` at its end
                    a = [,] @ 1:6: `,` stands here; write a value
                    a = [ @ 1:6: the text ends here; write a value
                    a = f(b c) @ 1:9: `c` stands here; write a comma between the arguments of a call, and `)` at its end
                    a = f(,) @ 1:7: `,` stands here; write a value
                    a = f(b..., c) @ 1:11: `,` stands here; write `)` behind the `...` of a call
                    a = f( @ 1:7: the text ends here; write a value
                    a = (1 2) @ 1:8: `2` stands here; write `)` behind an expression in parentheses
                    a = 1) @ 1:6: `)` stands here; end the line behind the value of `a`
                    a = b ? c @ 1:10: the text ends here; write `:` and the other value of the conditional
                    a = b ? c :~n d @ 1:12: the line ends here; write a value
                    a = 1 +~n 2 @ 1:8: the line ends here; write a value
                    a = - @ 1:6: the text ends here; write a value
                    a = b.0.1 @ 1:7: `0.1` stands here; write `[0][1]` for an element of an element
                    a = b.*.* @ 1:9: `*` stands here; write `[*]` for a splat within a splat
                    a = b. @ 1:7: the text ends here; write an attribute's name behind the dot
                    a = b[] @ 1:7: `]` stands here; write a value
                    a = b[0 @ 1:8: the text ends here; write `]` behind an index
                    a = b[*~n] @ 1:8: the line ends here; write `]` behind the star of a splat
                    a = b::c @ 1:9: the text ends here; write `(` behind a function's name
                    a = b::(1) @ 1:8: `(` stands here; write a function's name behind `::`
                    a = [for 1 in b : c] @ 1:10: `1` stands here; write a variable's name behind `for`, or quote `for` where it is a key
                    a = [for x, 1 in b : c] @ 1:13: `1` stands here; write a second variable's name behind the comma of a `for`
                    a = [for x of b : c] @ 1:12: `of` stands here; write `in` behind the variables of a `for`
                    a = [for x in b] @ 1:16: `]` stands here; write `:` behind what a `for` goes through
                    a = [for x in b : x => x] @ 1:21: `=>` stands here; write `if` and a condition, or `]`, behind the value of a `for`
                    a = [for x in b : x...] @ 1:20: `...` stands here; write `if` and a condition, or `]`, behind the value of a `for`
                    a = {for x in b : x} @ 1:20: `}` stands here; write `=>` and a value behind the key of a `for` in braces
                    a = {for x in b : x => x y} @ 1:26: `y` stands here; write `...`, `if` and a condition, or `}`, behind the value of a `for`
                    a 1 @ 1:3: `1` stands here; write `=` and a value behind the name of an argument, or labels and `{` behind the type of a block
                    a "b"~n{} @ 1:6: the line ends here; write `{` behind the labels of a block, on their line
                    a "${b}" {} @ 1:4: `${` stands here; write a label without `${` and `%{`, or `$${` and `%%{` where the characters are meant
                    a "b" "c" = 1 @ 1:11: `=` stands here; write `{` behind the labels of a block, on their line
                    a = 'b' @ 1:5: `'` stands here, which HCL has no use for; write strings between `"`
                    a = “b” @ 1:5: `“` stands here, which HCL has no use for; write strings between `"`
                    a = b & c @ 1:7: `&` stands here, which HCL has no use for; write `&&`
                    a = b; c @ 1:6: `;` stands here, which HCL has no use for; end an argument with its line, and an item with a comma
                    a = `b` @ 1:5: the character U+0060 stands here, which HCL has no use for; remove it, or write it within a string
                    a = é€ @ 1:6: `€` stands here, which HCL has no use for; remove it, or write it within a string
                    a = b~rc = 1 @ 1:6: the character U+000D stands here, which HCL has no use for; remove it, or write it within a string
                    a = { b = 1 ~} @ 1:13: `~` stands here, which HCL has no use for; remove it, or write it within a string
                    """)
    void read_noHcl_isRefusedWithItsPlace(String text, String problem) {
        assertEquals(
                List.of(problem),
                HclReaderTest.problems(text.replace("~n", "\n").replace("~r", "\r")));
    }

    @Test
    void read_noText_isRefused() {
        assertEquals(
                List.of("1:6: U+0000 stands here, which is no character of a text; remove it"),
                HclReaderTest.problems("a = \"\0\"\n"));
        assertEquals(
                List.of("1:6: U+D800 stands here, which is no character of a text; remove it"),
                HclReaderTest.problems("a = \"\uD800\"\n"));
    }
}
