namespace ConfigAsCode.Postfix.Core.Posture.Flow;

/// <summary>A box of the picture.</summary>
/// <param name="Id">Its name in the picture: letters and digits.</param>
/// <param name="Lane">The column in which it stands.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Subtitle">What runs there; empty for none.</param>
internal sealed record FlowNode(string Id, FlowLane Lane, string Title, string Subtitle);
