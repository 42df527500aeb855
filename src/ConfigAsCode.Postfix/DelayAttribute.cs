namespace ConfigAsCode.Postfix;

/// <summary>Sets how long a class that derives from <see cref="Delay"/> makes smtpd(8) wait.</summary>
/// <param name="seconds">The number of seconds.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DelayAttribute(int seconds) : Attribute
{
    /// <summary>The number of seconds.</summary>
    public int Seconds { get; } = seconds;
}
