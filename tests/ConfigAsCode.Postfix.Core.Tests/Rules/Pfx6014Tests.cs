using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Tests.Rules;

public class Pfx6014Tests
{
    [Theory]
    [InlineData("mysql", "query = SELECT goto FROM alias WHERE a = 'b'\n", "query")]
    [InlineData("pgsql", "query = SELECT a FROM b WHERE c LIKE '%%d'\n", "query")]
    [InlineData("ldap", "query_filter = (mail=someone)\n", "query_filter")]
    [InlineData("mongodb", "query_filter = {\"a\": 1}\n", "query_filter")]
    public void A_query_without_the_key_has_one_answer(string type, string text, string name)
    {
        (string place, string message) = Assert.Single(Find(type, text));
        Assert.Equal("users.cf(1,1)", place);
        Assert.Equal(
            $"{name} of the {type} table users.cf has nothing of the key in it, so that each key gets the same answer. Write %s where the "
                + "key belongs",
            message
        );
    }

    [Theory]
    [InlineData("mysql", "query = SELECT a FROM b WHERE c = '%s'\n")]
    [InlineData("sqlite", "query = SELECT a FROM b WHERE c LIKE '%%x' AND d = '%u'\n")]
    [InlineData("pgsql", "query = SELECT a FROM %2\n")]
    [InlineData("mysql", "table = a\nselect_field = b\nwhere_field = c\n")]
    [InlineData("ldap", "search_base = ou=%d\nquery_filter = (a=b)\n")]
    [InlineData("ldap", "search_base = ou=a\n")]
    [InlineData("mysql", "query = SELECT %x\n")]
    public void The_key_or_a_part_of_it_and_what_is_refused_are_not_reported(string type, string text) =>
        Assert.Empty(Find(type, text));

    private static (string Place, string Message)[] Find(string type, string text) =>
        AnalyzedFiles.Find("PFX6014", "", tables: new TableFile("users.cf", type, text));
}
