package org.sitedatum.mqtt.omlox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.Quote;
import org.sitedatum.positioning.FixRejection.Reason;

/**
 * Which locations of a trackable's providers count: {@code type='uwb' AND accuracy < 5}. Conditions are joined by AND only; a
 * location that does not say what a condition asks for does not meet it.
 *
 * @param expression as it was given
 * @param priority the highest of the rules that a location meets is the location's
 * @param conditions of the expression
 */
public record LocatingRule(String expression, double priority, List<Condition> conditions) {

    private static final int MAX_EXPRESSION = 1_000;
    private static final Set<String> TEXTS = Set.of("provider_id", "type", "source");
    private static final Set<String> NUMBERS = Set.of("accuracy", "floor", "speed", "timestamp_diff");
    private static final Pattern CONDITION =
            Pattern.compile("\\s*(\\w+)\\s*(<=|>=|!=|<>|==|=|<|>)\\s*('[^']*'|\"[^\"]*\"|[-+.0-9eE]+)\\s*");
    private static final Pattern AND = Pattern.compile("\\s+[aA][nN][dD]\\s+");

    /** Copies the list. */
    public LocatingRule {
        conditions = List.copyOf(conditions);
    }

    /**
     * One comparison.
     *
     * @param property what of the location
     * @param operator as it was given
     * @param text right side of a text
     * @param number right side of a number
     */
    public record Condition(String property, String operator, String text, double number) {}

    /**
     * Reads an expression.
     *
     * @throws FormatRefusal naming the condition that cannot be read
     */
    public static LocatingRule of(String expression, double priority) throws FormatRefusal {
        if (expression.length() > MAX_EXPRESSION) {
            throw refusal("an expression has at most " + MAX_EXPRESSION + " characters");
        }
        List<Condition> conditions = new ArrayList<>();
        for (String part : AND.split(expression)) {
            conditions.add(condition(part));
        }
        return new LocatingRule(expression, priority, conditions);
    }

    private static Condition condition(String part) throws FormatRefusal {
        Matcher matcher = CONDITION.matcher(part);
        if (!matcher.matches()) {
            throw refusal("the condition " + Quote.of(part) + " is not like accuracy < 5 or type = 'uwb'");
        }
        String property = matcher.group(1);
        String operator = matcher.group(2);
        String right = matcher.group(3);
        boolean quoted = right.startsWith("'") || right.startsWith("\"");
        if (TEXTS.contains(property)) {
            boolean equality = operator.equals("=") || operator.equals("==") || isNot(operator);
            if (!quoted || !equality) {
                throw refusal(property + " is compared by = or != with a text in quotation marks");
            }
            return new Condition(property, operator, right.substring(1, right.length() - 1), Double.NaN);
        }
        if (!NUMBERS.contains(property)) {
            throw refusal("there is no " + Quote.of(property)
                    + "; allowed accuracy, provider_id, type, source, floor, speed," + " timestamp_diff");
        }
        try {
            double number = Double.parseDouble(quoted ? right.substring(1, right.length() - 1) : right);
            if (Double.isFinite(number)) {
                return new Condition(property, operator, "", number);
            }
        } catch (NumberFormatException notANumber) {
            throw refusal(property + " is compared with a number");
        }
        throw refusal(property + " is compared with a number");
    }

    private static FormatRefusal refusal(String why) {
        return new FormatRefusal(Reason.WRONG_TYPE, "a locating rule cannot be used: " + why);
    }

    private static boolean isNot(String operator) {
        return operator.equals("!=") || operator.equals("<>");
    }

    /**
     * Whether a location meets all conditions.
     *
     * @param now {@code timestamp_diff} is the age of the location then, in ms
     */
    public boolean matches(HubLocation location, Instant now) {
        return conditions.stream().allMatch(condition -> matches(condition, location, now));
    }

    private static boolean matches(Condition condition, HubLocation location, Instant now) {
        return switch (condition.property()) {
            case "provider_id" ->
                equal(condition, ProviderKey.of(location.providerId()), ProviderKey.of(condition.text()));
            case "type" -> equal(condition, location.providerType().word(), condition.text());
            case "source" -> equal(condition, location.source(), condition.text());
            case "accuracy" -> compare(condition, location.accuracy().orElse(Double.NaN));
            case "floor" -> compare(condition, location.floor().orElse(Double.NaN));
            case "speed" -> compare(condition, location.speed().orElse(Double.NaN));
            default ->
                compare(
                        condition,
                        location.generated()
                                .map(at -> (double) Duration.between(at, now).toMillis())
                                .orElse(Double.NaN));
        };
    }

    private static boolean equal(Condition condition, String left, String right) {
        return left.equals(right) != isNot(condition.operator());
    }

    private static boolean compare(Condition condition, double left) {
        double right = condition.number();
        if (Double.isNaN(left)) {
            return false;
        }
        return switch (condition.operator()) {
            case "<" -> left < right;
            case "<=" -> left <= right;
            case ">" -> left > right;
            case ">=" -> left >= right;
            case "!=", "<>" -> left != right;
            default -> left == right;
        };
    }
}
