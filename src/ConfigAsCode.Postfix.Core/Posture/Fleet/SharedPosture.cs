using ConfigAsCode.Postfix.Core.Fleets;
using ConfigAsCode.Postfix.Core.Syntax;

namespace ConfigAsCode.Postfix.Core.Posture.Fleet;

/// <summary>
/// What instances do that no rule can tell apart: it is asked of the first, and true of each where it speaks of nothing that the first has of its own.
/// </summary>
internal sealed class SharedPosture
{
    private readonly LookAlikes alike;
    private readonly Func<InstanceShape, PosturedInstance> sourceOf;
    private readonly Lazy<InstancePosture> first;
    private readonly Lazy<IReadOnlyList<PostureFact>> facts;
    private readonly Lazy<InstanceSummary> summary;
    private readonly Lazy<bool> holdsForAll;

    /// <param name="alike">The instances.</param>
    /// <param name="sourceOf">What each is made of for a page; alike too.</param>
    public SharedPosture(LookAlikes alike, Func<InstanceShape, PosturedInstance> sourceOf)
    {
        this.alike = alike;
        this.sourceOf = sourceOf;
        first = new Lazy<InstancePosture>(() => sourceOf(FirstShape).Posture);
        facts = new Lazy<IReadOnlyList<PostureFact>>(() => PostureFacts.Of(First));
        summary = new Lazy<InstanceSummary>(() => InstanceSummary.Of(First));
        holdsForAll = new Lazy<bool>(() => alike.Instances.Count > 1 && SpeaksOfNothingOwn());
    }

    public InstancePosture First => first.Value;

    public InstanceSummary Summary => summary.Value;

    /// <summary>Whether what is known of the first is so of each, but for host name and addresses.</summary>
    public bool HoldsForAll => holdsForAll.Value;

    public InstancePosture PostureOf(InstanceShape shape) =>
        ReferenceEquals(shape, FirstShape) ? First : sourceOf(shape).Posture;

    private InstanceShape FirstShape => alike.Shapes[0];

    public string? HostNameOf(InstanceShape shape) => shape.OwnHostName ?? First.HostName;

    public IReadOnlyList<string> AddressesOf(InstanceShape shape) =>
        [
            .. new OwnNames(First).Addresses.Select(address =>
                PlaceOf(address) is >= 0 and int place ? shape.OwnHosts[place] : address
            ),
        ];

    public IReadOnlyList<PostureFact> FactsOf(InstanceShape shape) =>
        [
            .. facts.Value.Select(fact =>
                fact.Key == PostureFacts.OfHostName ? fact with { Value = PostureFacts.Named(HostNameOf(shape)) }
                : fact.Key == PostureFacts.OfAddresses ? fact with { Value = PostureFacts.Listed(AddressesOf(shape)) }
                : fact
            ),
        ];

    private bool SpeaksOfNothingOwn() =>
        (FirstShape.OwnHostName is null || FirstShape.OwnHostName == First.HostName)
        && new OwnNames(First).Addresses.All(address => PlaceOf(address) >= 0 || !IsOwn(address))
        && !alike.SpeaksOfOwn(
            facts
                .Value.Where(fact => !PostureFacts.IsOwn(fact.Key))
                .SelectMany(fact => new[] { fact.Key.Subject, fact.Value })
                .Concat(Summary.AllWords.SelectMany(words => new[] { words.Exact, words.Rough }))
        );

    private int PlaceOf(string address) => FirstShape.OwnHosts.ToList().IndexOf(address);

    private bool IsOwn(string address) =>
        Network.Parse(address) is not { } network || FirstShape.OwnAddresses.Any(network.Contains);
}
