using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>
/// What a cipher list such as <c>aNULL:-aNULL:HIGH:!MD5</c> offers with a given OpenSSL (ssl_ciph.c,
/// ssl_create_cipher_list). <c>+word</c> and <c>@STRENGTH</c> only change the order, so the set needs no order.
/// </summary>
internal static class CipherList
{
    private const string Default = "DEFAULT";

    /// <summary>Longest first: OpenSSL compares the start of the list only, so <c>SUITEB128x</c> is SUITEB128.</summary>
    private static readonly KeyValuePair<string, string>[] SuiteB =
    [
        new("SUITEB128ONLY", "ECDHE-ECDSA-AES128-GCM-SHA256"),
        new("SUITEB128C2", "ECDHE-ECDSA-AES256-GCM-SHA384"),
        new("SUITEB128", "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384"),
        new("SUITEB192", "ECDHE-ECDSA-AES256-GCM-SHA384"),
    ];

    // More than a project has.
    private static readonly Remembered<(string List, OpenSslBuild Build), CipherListResult> Results = new(
        256,
        list => Read(list.List, list.Build)
    );

    // A policy table has thousands of lists that begin with the one of a grade.
    private static readonly Remembered<(string Beginning, OpenSslBuild Build), CipherListReader> Beginnings = new(
        64,
        list => ReadBeginning(list.Beginning, list.Build)
    );

    public static CipherListResult Evaluate(string list, OpenSslBuild build) => Results[(list, build)];

    private static CipherListResult Read(string list, OpenSslBuild build)
    {
        foreach (KeyValuePair<string, string> macro in SuiteB)
        {
            if (list.StartsWith(macro.Key, StringComparison.Ordinal))
            {
                list = macro.Value;
                break;
            }
        }

        CipherListReader reader;
        int exclusions = list.IndexOf(":!", StringComparison.Ordinal);
        if (list.StartsWith(Default, StringComparison.Ordinal))
        {
            reader = new CipherListReader(build);
            reader.Read(build.DefaultList);
            list = list.Substring(Default.Length);
            list = list.StartsWith(":", StringComparison.Ordinal) ? list.Substring(1) : list;
            reader.Read(list);
        }
        else if (exclusions > 0)
        {
            reader = Beginnings[(list.Substring(0, exclusions), build)].Copy();
            reader.Read(list, exclusions);
        }
        else
        {
            reader = ReadBeginning(list, build);
        }

        return reader.ToResult();
    }

    private static CipherListReader ReadBeginning(string list, OpenSslBuild build)
    {
        var reader = new CipherListReader(build);
        reader.Read(list);
        return reader;
    }
}
