using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Declarations;

/// <summary>A row of a TLS policy table as it was declared, before the target decides how the table says it.</summary>
/// <param name="Destination">The next hop: a domain, <c>.domain</c>, or <c>[host]:port</c>.</param>
/// <param name="Level">The word of the level.</param>
/// <param name="Attributes">The attributes that are set.</param>
/// <param name="Origin">The declaration of the destination.</param>
/// <param name="LevelOrigin">The declaration of the level.</param>
internal sealed record TlsPolicyRow(
    string Destination,
    string Level,
    EquatableArray<TlsPolicyItem> Attributes,
    Origin Origin,
    Origin LevelOrigin
)
{
    /// <summary>The row in the words that the target reads.</summary>
    public TableEntry ToEntry(Target? target) =>
        new(Destination, string.Join(" ", Words(target).Prepend(Level)), Origin)
        {
            ValueOrigin = LevelOrigin,
            Parts = Attributes.Select(a => new TableEntryPart(a.Name, a.Origin)).ToEquatableArray(),
        };

    private IEnumerable<string> Words(Target? target) =>
        TlsPolicyAttributeInfo.All.SelectMany(info =>
            Attributes
                .Where(a => a.Name == info.Name)
                .SelectMany(a =>
                    Values(info, a, target).Select(v => TlsPolicyText.Write(info.Name, v, target?.Postfix))
                )
        );

    /// <summary>One text for each <c>name=value</c>: a file name and a text of a plug-in have no separator of their own.</summary>
    private EquatableArray<string> Values(TlsPolicyAttributeInfo info, TlsPolicyItem attribute, Target? target)
    {
        bool isMatch = info.Name == "match";
        if (info.Repeats && !isMatch && attribute.Items.Count > 0)
        {
            return attribute.Items;
        }

        IEnumerable<string> items =
            info.Name == "protocols" ? Protocols(attribute.Items, target)
            : info.Name == "exclude" ? TlsPolicyText.Items(attribute.Items)
            : attribute.Items;
        string separator = TlsPolicyText.SeparatorOf(info.Name, TlsLevelExtensions.Parse(Level));
        return EquatableArray.Of(string.Join(separator, items));
    }

    private static IEnumerable<string> Protocols(IEnumerable<string> items, Target? target) =>
        // >= and <= came with 3.6 (tls_misc.c, tls_proto_mask_lims).
        target is null
        || target.Postfix.HasProtocolBounds
            ? TlsPolicyText.Items(items)
            : ProtocolList.WithoutBounds(TlsPolicyText.Items(items), target.NewestOpenSsl);
}
