package dev.whittle.source.holders;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who holds the policies of templates of CloudFormation, SAM and serverless. */
class TemplateHoldersTest {
    private static final String DOCUMENT = "{ Statement: [{ Effect: Allow, Action: 's3:*', Resource: '*' }] }";

    private static final String BASE = """
            Resources:
              App:
                Type: AWS::IAM::Role
                Properties:
                  RoleName: app
                  Policies:
                    - PolicyName: own
                      PolicyDocument: DOC
              Batch:
                Type: AWS::IAM::Role
                Properties:
                  RoleName: batch
              Ann:
                Type: AWS::IAM::User
                Properties:
                  UserName: ann
              All:
                Type: AWS::IAM::Group
            """;

    private static final String MANAGED = """
              Access:
                Type: AWS::IAM::ManagedPolicy
                Properties:
                  ManagedPolicyName: app-access
                  Roles: [!Ref App]
                  PolicyDocument: DOC
            """;

    private static final String INLINE = """
              Inline:
                Type: AWS::IAM::Policy
                Properties:
                  Roles: [!Ref App]
                  PolicyDocument: DOC
            """;

    private static final String FUNCTION = """
              Fn:
                Type: AWS::Serverless::Function
                Properties:
                  Policies:
                    - DOC
            """;

    private static Tree tree(String text) {
        return Tree.of("t.yaml", text.replace("DOC", DOCUMENT));
    }

    static Stream<Arguments> followed() {
        String app = "role t.yaml//App = [app]";
        String policy = "Inline.PolicyDocument";
        String managed = "Access.PolicyDocument";
        String batch = "role t.yaml//Batch = [batch]";
        String attached = MANAGED
                + "  Own:\n    Type: AWS::IAM::Role\n    Properties:\n      RoleName: own\n      ManagedPolicyArns:\n        - !Ref Access\n";
        return Stream.of(
                Arguments.of("", "App.Policies[0].PolicyDocument", app),
                Arguments.of(INLINE, policy, app),
                Arguments.of(
                        INLINE.replace("[!Ref App]", "[by-hand, !Ref Batch]"),
                        policy,
                        "role t.yaml//Inline = [by-hand]; " + batch),
                Arguments.of(INLINE.replace("[!Ref App]", "[!GetAtt Batch.Arn]"), policy, batch),
                Arguments.of(INLINE.replace("!Ref App", "{ 'Fn::GetAtt': [Batch, Arn] }"), policy, batch),
                Arguments.of(INLINE.replace("!Ref App", "Ref: Batch"), policy, batch),
                Arguments.of(
                        INLINE.replace("Roles: [!Ref App]", "Users: [!Ref Ann]"), policy, "user t.yaml//Ann = [ann]"),
                Arguments.of(
                        INLINE.replace("AWS::IAM::Policy", "AWS::IAM::RolePolicy")
                                .replace("Roles: [!Ref App]", "RoleName: !Ref Batch"),
                        policy,
                        batch),
                Arguments.of(MANAGED, managed, app),
                Arguments.of(attached, managed, app + "; role t.yaml//Own = [own]"),
                Arguments.of(
                        attached.replace("!Ref Access", "!GetAtt Access.PolicyArn"),
                        managed,
                        app + "; role t.yaml//Own = [own]"),
                Arguments.of(
                        attached + "  X:\n    Type: A\n    DependsOn: Access\n",
                        managed,
                        app + "; role t.yaml//Own = [own]"),
                Arguments.of(
                        FUNCTION.replace("Policies", "Role: !GetAtt Batch.Arn\n      Policies"),
                        "Fn.Policies[0]",
                        batch),
                Arguments.of(
                        FUNCTION.replace("Policies", "Role: arn:aws:iam::123456789012:role/x\n      Policies"),
                        "Fn.Policies[0]",
                        "role t.yaml//Fn = [arn:aws:iam::123456789012:role/x]"));
    }

    @ParameterizedTest
    @MethodSource("followed")
    void site_isFollowedToItsHolders(String more, String address, String expected) {
        assertEquals(expected, tree(BASE + more).users("t.yaml", address));
    }

    static Stream<Arguments> unknown() {
        String not = "` is not followed";
        String policy = "Inline.PolicyDocument";
        String managed = "Access.PolicyDocument";
        String leak = "` names `Access`, and is not followed";
        return Stream.of(
                Arguments.of(
                        INLINE.replace("!Ref App", "!If [A, !Ref App, x]"),
                        policy,
                        "t.yaml:22: `!If [A, !Ref App, x]" + not),
                Arguments.of(
                        INLINE.replace("[!Ref App]", "!Ref Names"),
                        policy,
                        "t.yaml:22: `Names` is no role of the code"),
                Arguments.of(
                        INLINE.replace("[!Ref App]", "!Split [',', !Ref Names]"),
                        policy,
                        "t.yaml:22: `!Split [',', !Ref Names]" + not),
                Arguments.of(
                        INLINE.replace("Roles: [!Ref App]", "Groups: [!Ref All]"),
                        policy,
                        "the group `All` holds it, and its members are not known"),
                Arguments.of(
                        INLINE.replace("      Roles: [!Ref App]\n", ""),
                        policy,
                        "nothing in the code gives it to anybody"),
                Arguments.of(
                        MANAGED + "Outputs:\n  A:\n    Value: !Ref Access\n",
                        managed,
                        "t.yaml:27: `Outputs.A.Value" + leak),
                Arguments.of(
                        MANAGED + "Outputs:\n  A:\n    Value: !Sub 'x${Access}'\n",
                        managed,
                        "t.yaml:27: `Outputs.A.Value" + leak),
                Arguments.of(
                        MANAGED + "Outputs:\n  A:\n    Value: !Sub ['${a}', { a: !GetAtt Access.PolicyArn }]\n",
                        managed,
                        "t.yaml:27: `Outputs.A.Value.a" + leak),
                Arguments.of(
                        MANAGED + "Outputs:\n  A:\n    Value: !Sub |\n      x ${ Access }\n",
                        managed,
                        "t.yaml:27: `Outputs.A.Value" + leak),
                Arguments.of(
                        MANAGED
                                + "  B:\n    Type: AWS::IAM::Role\n    Properties:\n      PermissionsBoundary: !Ref Access\n",
                        managed,
                        "t.yaml:28: `Resources.B.Properties.PermissionsBoundary" + leak),
                Arguments.of(
                        MANAGED
                                + "  B:\n    Type: AWS::IAM::Role\n    Properties:\n      ManagedPolicyArns: [!If [A, !Ref Access, !Ref 'AWS::NoValue']]\n",
                        managed,
                        "t.yaml:28: `Resources.B.Properties.ManagedPolicyArns" + leak),
                Arguments.of(
                        MANAGED
                                + "  B:\n    Type: AWS::IAM::Role\n    Properties:\n      ManagedPolicyArns: &a [!Ref Access]\n",
                        managed,
                        "t.yaml:28: `Resources.B.Properties.ManagedPolicyArns" + leak),
                Arguments.of(
                        MANAGED
                                + "  'Fn::ForEach::L':\n    - X\n    - [cess]\n    - 'B${X}':\n        Type: AWS::IAM::Role\n        Properties:\n          ManagedPolicyArns: [!Ref 'Ac${X}']\n",
                        managed,
                        "t.yaml:31: `Resources.Fn::ForEach::L.B${X}.Properties.ManagedPolicyArns" + leak),
                Arguments.of(
                        MANAGED
                                + "  C:\n    Type: A\n    Properties:\n      Text: !Sub arn:aws:iam::${AWS::AccountId}:policy/app-access\n",
                        managed,
                        "t.yaml:28: a text may mean `Access`"),
                Arguments.of(
                        MANAGED
                                + "  C:\n    Type: AWS::SSO::PermissionSet\n    Properties:\n      CustomerManagedPolicyReferences:\n        - Name: app-access\n",
                        managed,
                        "t.yaml:29: a text may mean `Access`"),
                Arguments.of(
                        MANAGED
                                + "  C:\n    Type: AWS::SSO::PermissionSet\n    Properties:\n      PermissionsBoundary:\n        CustomerManagedPolicyReference: { Name: !Sub 'app-${X}' }\n",
                        managed,
                        "t.yaml:29: a text may mean `Access`"),
                Arguments.of(
                        MANAGED + "Transform: [Ours]\n",
                        managed,
                        "t.yaml:25: a macro may add to the template or change it"),
                Arguments.of(
                        MANAGED + "  'Fn::Transform': { Name: 'AWS::Include' }\n",
                        managed,
                        "t.yaml:25: `Fn::Transform` may add to the template or change it"),
                Arguments.of(
                        FUNCTION.replace("Policies", "Role: !Sub x${Y}\n      Policies"),
                        "Fn.Policies[0]",
                        "t.yaml:22: `!Sub x${Y}" + not),
                Arguments.of(
                        FUNCTION + "Globals:\n  Function:\n    Role: !Ref X\n",
                        "Fn.Policies[0]",
                        "t.yaml:26: `X` is no role of the code"));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void site_thatGoesElsewhere_hasUnknownUsers(String more, String address, String why) {
        assertEquals("unknown: " + why, tree(BASE + more).users("t.yaml", address));
    }

    @Test
    void harmlessTransform_changesNothing() {
        String text = "Transform: AWS::Serverless-2016-10-31\n" + BASE;
        assertEquals("role t.yaml//App = [app]", tree(text).users("t.yaml", "App.Policies[0].PolicyDocument"));
    }

    @Test
    void functionWithoutARole_hasItsImplicitOne() {
        String text = BASE
                + FUNCTION
                + INLINE.replace("!Ref App", "!Ref FnRole")
                + MANAGED.replace("Roles: [!Ref App]\n", "Path: /\n").replace("DOC", "DOC\n")
                + FUNCTION.replace("Fn:", "Other:").replace("- DOC", "- !Ref Access");
        Tree tree = tree(text).mapped("t.yaml//FnRole app-FnRole-1AB\nt.yaml//OtherRole other\n");
        String fn = "role t.yaml//FnRole = [app-FnRole-1AB]";
        assertEquals(fn, tree.users("t.yaml", "Fn.Policies[0]"));
        assertEquals(fn, tree.users("t.yaml", "Inline.PolicyDocument"));
        assertEquals("role t.yaml//OtherRole = [other]", tree.users("t.yaml", "Access.PolicyDocument"));
    }

    @Test
    void templateInJson_isReadAlike() {
        String json = """
                {"Resources": {
                  "App": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "app", "ManagedPolicyArns": [{"Ref": "Access"}]}},
                  "Access": {"Type": "AWS::IAM::ManagedPolicy", "Properties": {
                    "PolicyDocument": {"Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}}}
                }}
                """;
        assertEquals("role t.json//App = [app]", Tree.of("t.json", json).users("t.json", "Access.PolicyDocument"));
        String exported = json.replace(
                "\n}}", "\n}, \"Outputs\": {\"A\": {\"Value\": {\"Fn::GetAtt\": [\"Access\", \"PolicyArn\"]}}}}");
        assertEquals(
                "unknown: t.json:5: `Outputs.A.Value` names `Access`, and is not followed",
                Tree.of("t.json", exported).users("t.json", "Access.PolicyDocument"));
    }

    @Test
    void severalDocuments_haveTheirOwnResources() {
        Tree tree = tree(BASE + "---\n" + BASE.replace("RoleName: app", "RoleName: second"));
        assertEquals("role t.yaml//#0/App = [app]", tree.users("t.yaml", "#0/App.Policies[0].PolicyDocument"));
        assertEquals("role t.yaml//#1/App = [second]", tree.users("t.yaml", "#1/App.Policies[0].PolicyDocument"));
    }

    private static final String SERVERLESS = """
            service: app
            provider:
              name: aws
              iam:
                role:
                  name: shared
                  statements:
                    - { Effect: Allow, Action: 's3:*', Resource: '*' }
            functions:
              one:
                handler: a.b
              my-two:
                handler: a.c
                iamRoleStatementsName: two
                iamRoleStatements:
                  - { Effect: Allow, Action: 'sqs:*', Resource: '*' }
            """;

    private static final String ALL = "provider.iam.role.statements";

    @Test
    void serverless_hasOneRoleForAllAndOthersWithThePlugin() {
        String plugin = "plugins: [serverless-iam-roles-per-function]\n";
        String shared = "role serverless.yml//resources.IamRoleLambdaExecution = [shared]";
        String two = "role serverless.yml//resources.MyDashtwoIamRoleLambdaExecution = [two]";
        String inheriting = SERVERLESS + "    iamRoleStatementsInherit: true\n";
        assertEquals(shared, serverless(SERVERLESS, ALL));
        assertEquals(shared, serverless(SERVERLESS + plugin, ALL));
        assertEquals(two, serverless(SERVERLESS + plugin, "functions.my-two.iamRoleStatements"));
        assertEquals(shared + "; " + two, serverless(inheriting + plugin, ALL));
        assertEquals(shared, serverless(inheriting, ALL));
        String byDefault = "custom:\n  serverless-iam-roles-per-function:\n    defaultInherit: true\n";
        assertEquals(shared + "; " + two, serverless(SERVERLESS + plugin + byDefault, ALL));
        String elsewhere = SERVERLESS.replaceAll("(?s)functions:.*", "functions: \\${file(functions.yml)}\n");
        assertEquals(shared, serverless(elsewhere, ALL));
        assertEquals("unknown: serverless.yml:9: `functions` is not followed", serverless(elsewhere + plugin, ALL));
    }

    private static String serverless(String text, String address) {
        return Tree.of("serverless.yml", text).users("serverless.yml", address);
    }

    @Test
    void serverlessResources_mayNameTheRoleOfAll() {
        String text = SERVERLESS
                + ("resources:\n" + INLINE.replace("!Ref App", "!Ref IamRoleLambdaExecution"))
                        .replace("resources:\n", "resources:\n  Resources:\n")
                        .replaceAll("(?m)^  (?=  |Inline)", "    ")
                        .replace("DOC", DOCUMENT);
        assertEquals(
                "role serverless.yml//resources.IamRoleLambdaExecution = [shared]",
                serverless(text, "resources.Inline.PolicyDocument"));
    }

    @Test
    void templateThatIsPutTogether_hasUnknownManagedPolicies() {
        Tree part = Tree.of("svc/parts/p.yml", (BASE + MANAGED).replace("DOC", DOCUMENT))
                .with("svc/serverless.yml", "provider:\n  name: aws\nresources: ${file(./parts/p.yml)}\n");
        assertEquals(
                "unknown: svc/serverless.yml:3: this template is put in there, where others may name it",
                part.users("svc/parts/p.yml", "Access.PolicyDocument"));
        assertEquals(
                "role svc/parts/p.yml//App = [app]", part.users("svc/parts/p.yml", "App.Policies[0].PolicyDocument"));
        Tree open = Tree.of("svc/parts/p.yml", (BASE + MANAGED).replace("DOC", DOCUMENT))
                .with("svc/serverless.yml", "provider:\n  name: aws\nresources: ${file(parts/${sls:stage}.yml)}\n");
        assertTrue(open.users("svc/parts/p.yml", "Access.PolicyDocument")
                .startsWith("unknown: svc/serverless.yml:3: this template"));
    }
}
