namespace ConfigAsCode.Postfix;

/// <summary>
/// A pause, as the argument of <c>sleep</c>: <c>typeof(Sleep&lt;OneSecond&gt;)</c>. Derive a class and give it
/// <see cref="DelayAttribute"/>.
/// </summary>
public abstract class Delay;
