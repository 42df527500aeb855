using System.Text;

namespace ConfigAsCode.Postfix.Core.Syntax;

/// <summary>
/// Internationalised domains as DNS has them: each label that is not ASCII becomes <c>xn--</c> and letters and digits (RFC 3492, RFC 5890). Letters are taken in
/// lower case; a label is not otherwise changed, so what comes out is right for a domain that is written as it is registered.
/// </summary>
internal static class Punycode
{
    private const string Prefix = "xn--";

    // RFC 3492, section 5.
    private const int Base = 36;
    private const int SmallestThreshold = 1;
    private const int LargestThreshold = 26;
    private const int Skew = 38;
    private const int Damp = 700;
    private const int FirstBias = 72;
    private const int FirstCode = 128;

    /// <summary>Whether a domain has a label that is not ASCII.</summary>
    public static bool IsNeededFor(string domain) => domain.Any(c => c >= FirstCode);

    /// <summary>The domain in ASCII; null where it is no text of Unicode.</summary>
    public static string? OfDomain(string domain)
    {
        string[] labels = domain.Split('.');
        for (int i = 0; i < labels.Length; i++)
        {
            if (IsNeededFor(labels[i]))
            {
                if (Codes(labels[i].ToLowerInvariant().Normalize(NormalizationForm.FormC)) is not { } codes)
                {
                    return null;
                }

                labels[i] = Prefix + Encode(codes);
            }
        }

        return string.Join(".", labels);
    }

    private static List<int>? Codes(string label)
    {
        var codes = new List<int>();
        for (int i = 0; i < label.Length; i++)
        {
            if (!char.IsSurrogate(label[i]))
            {
                codes.Add(label[i]);
            }
            else if (i + 1 < label.Length && char.IsSurrogatePair(label[i], label[i + 1]))
            {
                codes.Add(char.ConvertToUtf32(label[i], label[i + 1]));
                i++;
            }
            else
            {
                return null;
            }
        }

        return codes;
    }

    private static string Encode(List<int> codes)
    {
        var output = new StringBuilder();
        output.Append([.. codes.Where(c => c < FirstCode).Select(c => (char)c)]);
        int plain = output.Length;
        int handled = plain;
        if (plain > 0)
        {
            output.Append('-');
        }

        int bias = FirstBias;
        int delta = 0;
        for (int code = FirstCode; handled < codes.Count; code++)
        {
            int next = codes.Where(c => c >= code).Min();
            delta += (next - code) * (handled + 1);
            code = next;
            foreach (int c in codes)
            {
                delta += c < code ? 1 : 0;
                if (c == code)
                {
                    Append(output, delta, bias);
                    bias = Adapted(delta, handled + 1, isFirst: handled == plain);
                    delta = 0;
                    handled++;
                }
            }

            delta++;
        }

        return output.ToString();
    }

    private static void Append(StringBuilder output, int delta, int bias)
    {
        int left = delta;
        for (int k = Base; ; k += Base)
        {
            int threshold = Math.Min(Math.Max(k - bias, SmallestThreshold), LargestThreshold);
            if (left < threshold)
            {
                break;
            }

            output.Append(Digit(threshold + ((left - threshold) % (Base - threshold))));
            left = (left - threshold) / (Base - threshold);
        }

        output.Append(Digit(left));
    }

    private static int Adapted(int delta, int count, bool isFirst)
    {
        int left = isFirst ? delta / Damp : delta / 2;
        left += left / count;
        int k = 0;
        while (left > (Base - SmallestThreshold) * LargestThreshold / 2)
        {
            left /= Base - SmallestThreshold;
            k += Base;
        }

        return k + ((Base - SmallestThreshold + 1) * left / (left + Skew));
    }

    private static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);
}
