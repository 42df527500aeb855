using Microsoft.CodeAnalysis.Text;

namespace ConfigAsCode.Postfix.CodeFixes;

/// <summary>A stretch of a text that stays the same stretch while the text around it changes.</summary>
internal sealed class TrackedSpan(TextSpan span)
{
    /// <summary>Where it is now; null once it was taken away.</summary>
    public TextSpan? Now { get; set; } = span;

    public void Follow(TextChange change)
    {
        if (Now is not { } now)
        {
            return;
        }

        TextSpan old = change.Span;
        int length = change.NewText?.Length ?? 0;
        int growth = length - old.Length;
        bool isBefore = old.End <= now.Start && old != now;
        bool isBehind = old.Start >= now.End;
        Now =
            isBefore ? new TextSpan(now.Start + growth, now.Length)
            : isBehind ? now
            : now.Contains(old) && now.Length + growth > 0 ? new TextSpan(now.Start, now.Length + growth)
            : old.Contains(now) && length > 0 ? new TextSpan(old.Start, length)
            : null;
    }
}
