namespace ConfigAsCode.Postfix.Core.Changes;

/// <summary>What has to be done on the host before a change takes effect, the least first.</summary>
public enum ChangeImpact
{
    /// <summary>Nothing more than the command that makes the index of a table (postmap(1), postalias(1)).</summary>
    Table,

    /// <summary><c>postfix reload</c>.</summary>
    Reload,

    /// <summary><c>postfix stop</c> and <c>postfix start</c>: master(8) ignores the change until then.</summary>
    Restart,
}
