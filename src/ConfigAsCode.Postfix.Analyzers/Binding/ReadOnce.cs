namespace ConfigAsCode.Postfix.Analyzers.Binding;

/// <summary>A part of a reading, made when it is asked for first. Two threads may both make it, and find the same.</summary>
internal sealed class ReadOnce<T>(Func<T> read)
{
    private readonly Lazy<Reading<T>> made = new(() => ReadSources.Of(read), LazyThreadSafetyMode.PublicationOnly);

    public T Value
    {
        get
        {
            ReadSources.Uses(made.Value.Seen);
            return made.Value.Value;
        }
    }
}
