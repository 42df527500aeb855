using System.Runtime.CompilerServices;

namespace ConfigAsCode.Postfix.Core.Model;

/// <summary>
/// Answers to questions about texts that come again and again. A short text is known by what it says, a long one by being the same object:
/// comparing it with another one may take as long as the answer.
/// </summary>
/// <param name="most">How many short texts are kept.</param>
/// <param name="find">Finds an answer: the same one each time, and one that nobody changes.</param>
internal sealed class RememberedText<TAnswer>(int most, Func<string, TAnswer> find)
    where TAnswer : class
{
    private const int Short = 500;

    private readonly Remembered<string, TAnswer> shortTexts = new(most, find);

    // In a box: of an answer itself the table would ask for a constructor, which a native program does not keep.
    private readonly ConditionalWeakTable<string, StrongBox<TAnswer>> longTexts = new();

    public TAnswer this[string text] =>
        text.Length <= Short
            ? shortTexts[text]
            : longTexts.GetValue(text, key => new StrongBox<TAnswer>(find(key))).Value!;
}
