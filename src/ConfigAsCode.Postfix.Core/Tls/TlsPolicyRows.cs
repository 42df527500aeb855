using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Syntax;
using ConfigAsCode.Postfix.Core.Tables;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>Finds the TLS policies that a client reads, as far as the instance says them.</summary>
internal static class TlsPolicyRows
{
    /// <summary>What stands for the destination of a policy that a table gives to each (<c>static:encrypt</c>).</summary>
    private const string AnyDestination = "any destination";

    private const string Maps = "_tls_policy_maps";

    // Each is an endpoint of its own for each client: more is too much for an editor.
    private const int MostPolicies = 8_000;

    // So many are read of each client, however many there are.
    private const int FewestPolicies = 100;

    /// <summary>The policies of a client, in the order of the search, as many as are judged.</summary>
    public static IEnumerable<ClientPolicy> Of(EffectiveView view, Service service) =>
        from found in AnswersOf(view, service).Take(MostOf(view))
        let answer = found.Answer
        let row = answer.Keys == AnsweredKeys.All ? answer.Row with { Key = AnyDestination } : answer.Row
        select new ClientPolicy(row, TlsPolicy.Read(row.Value, view.Target.Postfix), found.IsRow);

    /// <summary>How many policies of a client are judged.</summary>
    public static int MostOf(EffectiveView view) => Math.Max(FewestPolicies, MostPolicies / Math.Max(1, view.Clients));

    /// <summary>The first policy that is not judged, as there are too many; null where all are.</summary>
    public static TableEntry? FirstLeftOut(EffectiveView view, Service service) =>
        AnswersOf(view, service).Skip(MostOf(view)).Select(found => found.Answer.Row).FirstOrDefault();

    private static IEnumerable<(TableReference Reference, TableAnswer Answer, bool IsRow)> AnswersOf(
        EffectiveView view,
        Service service
    ) =>
        from reference in ReferencesOf(view, service)
        let isRow = reference.DeclaredIn(view) is not null
        from answer in TableAnswers.Of(reference, view).Answers
        select (reference, answer, isRow);

    /// <summary>The declared tables that a client looks policies up in, by themselves or in a table made of others.</summary>
    public static IEnumerable<Table> TablesOf(EffectiveView view, Service service) =>
        ReferencesOf(view, service).SelectMany(reference => TableReferences.AllDeclared(reference, view));

    /// <summary>The tables whose policies the host alone knows, and what of a table made of others is not followed.</summary>
    public static IEnumerable<string> UnknownOf(EffectiveView view, Service service) =>
        ReferencesOf(view, service)
            .SelectMany(reference => TableAnswers.Of(reference, view).Unknown)
            .Concat(AnswersOf(view, service).Skip(MostOf(view)).Select(found => found.Reference.Text))
            .Distinct();

    /// <summary>
    /// The row that a client finds for a next hop: it asks for the next hop as it is written, with its brackets and port. Only for a
    /// bare name it asks for the parent domains as well (smtp_tls_policy.c: tls_policy_lookup).
    /// </summary>
    public static TableLookup Find(EffectiveView view, Service service, string nextHop)
    {
        var keys = new List<TableKey> { new(nextHop, IsPart: false) };
        if (HostName.IsValid(nextHop))
        {
            for (int dot = nextHop.IndexOf('.'); dot >= 0; dot = nextHop.IndexOf('.', dot + 1))
            {
                keys.Add(new TableKey(nextHop.Substring(dot), IsPart: false));
            }
        }

        return TableLookup.In([Parameter(service)], keys, service, view);
    }

    /// <summary>Whether the rows of the tables of a parameter are TLS policies.</summary>
    public static bool AreIn(string parameter) => parameter.EndsWith(Maps, StringComparison.Ordinal);

    private static string Parameter(Service service) => service.Program + Maps;

    private static IEnumerable<TableReference> ReferencesOf(EffectiveView view, Service service) =>
        TableReferences.ReadBy(service, Parameter(service), view);
}
