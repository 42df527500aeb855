namespace ConfigAsCode.Postfix;

/// <summary>
/// A policy server, as the argument of a restriction: <c>typeof(CheckPolicyService&lt;Greylist&gt;)</c>. Derive a class and give it
/// <see cref="PolicyServerAttribute"/>.
/// </summary>
public abstract class PolicyServer;
