using ConfigAsCode.Postfix.Core.Routing;

namespace ConfigAsCode.Postfix.Core.Access;

/// <summary>A message with one recipient for which the lists are asked. What is null is not known, so that any may be meant.</summary>
internal sealed record AccessRequest
{
    /// <summary>Null for any client: then it is asked who is permitted, and rejections that only some meet are left out.</summary>
    public AccessClient? Client { get; init; }

    /// <summary>What the client calls itself.</summary>
    public string? Helo { get; init; }

    /// <summary>The envelope sender; empty for a bounce.</summary>
    public string? Sender { get; init; }

    public string? Recipient { get; init; }

    /// <summary>The class of the recipient where it is given rather than its address.</summary>
    public AddressClass? RecipientClass { get; init; }

    /// <summary>Whether the recipient is of this host, where neither class nor address are known.</summary>
    public bool? IsOwn { get; init; }

    /// <summary>Whether the tables of recipients have it, where its address is not known.</summary>
    public bool IsListed { get; init; } = true;

    /// <summary>The message of any client to recipients of a kind.</summary>
    public static AccessRequest OfAnybodyTo(RecipientKind recipient) =>
        new() { IsOwn = recipient == RecipientKind.Own };
}
