using ConfigAsCode.Postfix.Core.Tls;

namespace ConfigAsCode.Postfix.Core.Posture.Flow;

/// <summary>An arrow of the picture.</summary>
/// <param name="From">The box that mail leaves.</param>
/// <param name="To">The box that it enters.</param>
/// <param name="Label">The TLS level on the way, or <c>loopback</c>; empty inside the host.</param>
/// <param name="Step">What the level asks; null where no network is passed.</param>
/// <param name="IsIdle">Whether nothing that the instance says sends mail there.</param>
internal sealed record FlowEdge(FlowNode From, FlowNode To, string Label, TlsStep? Step, bool IsIdle = false);
