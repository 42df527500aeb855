using ConfigAsCode.Postfix.Core.Catalog;
using ConfigAsCode.Postfix.Core.Model;
using ConfigAsCode.Postfix.Core.OnTarget;

namespace ConfigAsCode.Postfix.Core.Posture;

/// <summary>What an instance does on a target.</summary>
/// <param name="Listeners">The ways in, in the order of master.cf; behind postscreen(8) the smtpd(8) that it hands to.</param>
/// <param name="QueueManager">The service of the queue manager; null where master.cf has none.</param>
/// <param name="HasLocalMail">Whether programs of the host can send mail: pickup(8) is there.</param>
/// <param name="Transports">The ways out, in the order of master.cf.</param>
public sealed record TargetPosture(
    EquatableArray<Listener> Listeners,
    string? QueueManager,
    bool HasLocalMail,
    EquatableArray<Transport> Transports
)
{
    /// <summary>The targets on which it holds, in words.</summary>
    public EquatableArray<string> Targets { get; init; }

    internal static TargetPosture Of(InstanceOnTarget instance) =>
        new(
            ListenerFacts.Of(instance).ToEquatableArray(),
            instance.Instance.Services.FirstOrDefault(s => s.IsQueueManager)?.Name,
            instance.Instance.Services.Any(s => s.IsPickup),
            TransportFacts.Of(instance).ToEquatableArray()
        );
}
