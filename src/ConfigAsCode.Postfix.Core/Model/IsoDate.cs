using System.Globalization;

namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>A day as ISO 8601 writes it: <c>2027-03-31</c>, and in no other form.</summary>
internal static class IsoDate
{
    /// <summary>The day; null where the text is none.</summary>
    public static DateTime? Parse(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime day)
            ? day
            : null;

    /// <summary>The text of a day, which <see cref="Parse"/> reads.</summary>
    public static string Write(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
