namespace ConfigAsCode.Postfix;

/// <summary>
/// Names the policy server that a class is, which derives from <see cref="PolicyServer"/>. The properties replace parameters of
/// main.cf for this server, since Postfix 3.0.
/// </summary>
/// <param name="endpoint">Where smtpd(8) asks it: <c>inet:127.0.0.1:10023</c> or <c>unix:private/policy</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PolicyServerAttribute(string endpoint) : Attribute
{
    /// <summary>Where smtpd(8) asks it.</summary>
    public string Endpoint { get; } = endpoint;

    /// <summary><c>default_action</c>, in place of <c>smtpd_policy_service_default_action</c>: what smtpd(8) does if the server does not answer.</summary>
    public string DefaultAction { get; set; } = "";

    /// <summary><c>max_idle</c>, in place of <c>smtpd_policy_service_max_idle</c>: how long an idle connection stays open.</summary>
    public string MaxIdle { get; set; } = "";

    /// <summary><c>max_ttl</c>, in place of <c>smtpd_policy_service_max_ttl</c>: how long an active connection stays open.</summary>
    public string MaxTtl { get; set; } = "";

    /// <summary><c>policy_context</c>, in place of <c>smtpd_policy_service_policy_context</c>: text that the server gets with each request. Since Postfix 3.1.</summary>
    public string PolicyContext { get; set; } = "";

    /// <summary><c>request_limit</c>, in place of <c>smtpd_policy_service_request_limit</c>: how many requests one connection carries.</summary>
    public int RequestLimit { get; set; }

    /// <summary><c>retry_delay</c>, in place of <c>smtpd_policy_service_retry_delay</c>: how long smtpd(8) waits before it asks again.</summary>
    public string RetryDelay { get; set; } = "";

    /// <summary><c>timeout</c>, in place of <c>smtpd_policy_service_timeout</c>: how long smtpd(8) waits for an answer.</summary>
    public string Timeout { get; set; } = "";

    /// <summary><c>try_limit</c>, in place of <c>smtpd_policy_service_try_limit</c>: how often smtpd(8) asks before it gives up.</summary>
    public int TryLimit { get; set; }
}
