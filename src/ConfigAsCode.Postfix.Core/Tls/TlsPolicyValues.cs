using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Effective;
using ConfigAsCode.Postfix.Core.Model;

namespace ConfigAsCode.Postfix.Core.Tls;

/// <summary>
/// What holds for the destination of a policy: the attribute of its row, else the parameter. Where nobody set the
/// parameter either, the row is the place to set it, so the value is named as the row's own default.
/// </summary>
internal sealed class TlsPolicyValues(TableEntry row, TlsPolicy policy)
{
    public string Destination => row.Key;

    public EffectiveValue Level { get; } = OfRow("level", policy.Level?.ToText() ?? "", row.ValueOrigin);

    public EffectiveValue Protocols(EffectiveValue parameter) => Of("protocols") ?? RowsOwn(parameter, "protocols");

    public EffectiveValue Grade(EffectiveValue parameter) => Of("ciphers") ?? parameter;

    /// <summary><c>exclude</c> takes the place of both lists of main.cf (smtp_tls_policy.c: set_cipher_grade).</summary>
    public EffectiveValue[] Exclusions(EffectiveValue[] parameters, EffectiveValue grade, EffectiveValue? gradeList)
    {
        if (Of("exclude") is { } own)
        {
            return [own];
        }

        // What main.cf says of ciphers is mended in main.cf.
        bool isOpen =
            parameters.All(p => p.IsDefault && p.Text.Length == 0)
            && (grade.IsDefault || policy.ValueOf("ciphers") is not null)
            && gradeList is null or { IsDefault: true };
        return isOpen ? [RowsOwn(parameters[0], "exclude")] : parameters;
    }

    private static EffectiveValue RowsOwn(EffectiveValue parameter, string attribute) =>
        parameter.IsDefault ? parameter with { Parameter = TlsPolicyAttributeInfo.NameInRules(attribute) } : parameter;

    private EffectiveValue? Of(string attribute) =>
        policy.ValueOf(attribute) is { } value ? OfRow(attribute, value, row.OriginOf(attribute)) : null;

    private static EffectiveValue OfRow(string attribute, string value, Origin origin)
    {
        string name = TlsPolicyAttributeInfo.NameInRules(attribute);
        return new EffectiveValue(name, value, value, new Setting(name, value, origin), Error: null);
    }
}
