import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.*;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * VeraPdf PROFILE,PROFILE FILE...: every rule of veraPDF that a file breaks, a line each: profile, file, rule,
 * how often, what it says, with tabs between. One Java process for all files, on all processors. See judges.py.
 */
public class VeraPdf {
  static final Map<String, String> PROFILES = Map.of(
      "ua1", "PDFUA-1.xml", "ua2", "PDFUA-2-ISO32005.xml", "2a", "PDFA-2A.xml", "4", "PDFA-4.xml");

  static String text(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }

  static Rule rule(Element source, PDFAFlavour flavour) {
    Element id = (Element) source.getElementsByTagName("id").item(0);
    PDFAFlavour.Specification specification;
    try {
      specification = PDFAFlavour.Specification.valueOf(id.getAttribute("specification"));
    } catch (IllegalArgumentException unknown) {
      specification = flavour.getPart();
    }
    String deferred = source.getAttribute("deferred");
    return Profiles.ruleFromValues(
        Profiles.ruleIdFromValues(
            specification, id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
        source.getAttribute("object"), deferred.isEmpty() ? null : Boolean.valueOf(deferred),
        source.getAttribute("tags"), text(source, "description"), text(source, "test"),
        Profiles.errorFromValues(text(source, "message"), new ArrayList<>()), new ArrayList<>());
  }

  static ValidationProfile load(String name, PDFAFlavour flavour) throws Exception {
    String file = PROFILES.get(name);
    Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(
        VeraPdf.class.getClassLoader().getResourceAsStream("org/verapdf/pdfa/validation/" + file));
    Set<Rule> rules = new LinkedHashSet<>();
    NodeList found = document.getElementsByTagName("rule");
    for (int i = 0; i < found.getLength(); i++) rules.add(rule((Element) found.item(i), flavour));
    Set<Variable> variables = new LinkedHashSet<>();
    NodeList named = document.getElementsByTagName("variable");
    for (int i = 0; i < named.getLength(); i++) {
      Element variable = (Element) named.item(i);
      variables.add(Profiles.variableFromValues(
          variable.getAttribute("name"), variable.getAttribute("object"),
          text(variable, "defaultValue"), text(variable, "value")));
    }
    return Profiles.profileFromValues(
        flavour, Profiles.profileDetailsFromValues(file, file, "", new Date(0)), "", rules, variables);
  }

  static List<String> judge(String name, PDFAFlavour flavour, ValidationProfile profile, String file) {
    Map<String, List<String>> broken = new TreeMap<>();
    int made = 0;
    try (PDFAParser parser =
        Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
      var result = Foundries.defaultInstance().createValidator(profile, false).validate(parser);
      made = result.getTotalAssertions();
      for (TestAssertion assertion : result.getTestAssertions())
        if (assertion.getStatus() == TestAssertion.Status.FAILED)
          broken.computeIfAbsent(
              assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber(),
              key -> new ArrayList<>()).add(assertion.getMessage());
    } catch (Exception error) {
      broken.put("unreadable", List.of(String.valueOf(error)));
    }
    if (broken.isEmpty() && made == 0) broken.put("unjudged", List.of("no rule was applied"));
    List<String> lines = new ArrayList<>();
    for (var entry : broken.entrySet())
      lines.add(String.join("\t", name, file, entry.getKey(),
          String.valueOf(entry.getValue().size()), entry.getValue().get(0).replaceAll("\\s+", " ")));
    return lines;
  }

  public static void main(String[] arguments) throws Exception {
    java.util.logging.LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    for (String name : arguments[0].split(",")) {
      PDFAFlavour flavour = PDFAFlavour.byFlavourId(name);
      ValidationProfile profile = load(name, flavour);
      Arrays.stream(arguments).skip(1).parallel()  // what veraPDF keeps of a file, it keeps a thread
          .map(file -> judge(name, flavour, profile, file))
          .forEachOrdered(lines -> lines.forEach(System.out::println));
    }
  }
}
