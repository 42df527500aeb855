namespace ConfigAsCode.Postfix.Core.Posture.Flow;

/// <summary>The columns of the picture, in the direction of the mail.</summary>
internal enum FlowLane
{
    Clients,
    Listeners,
    Queue,
    Transports,
    Destinations,
}
